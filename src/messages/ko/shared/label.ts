/** Closed words, each once: kinds of action, clock starts, levels, tiers, counts of an answer, evidence classes, attributes of a scope, in Korean. Inside a sentence they start small. */
import type { label as reference } from "#messages/en/shared/label.ts";
import type { SameKeys } from "#messages/keys.ts";

export const label = {
  actionKind: {
    patch: "패치 적용",
    upgrade: "고친 판으로 올리기",
    mitigate: "완화 조치",
    disconnect: "연동 배제(망에서 분리)",
    remove: "소프트웨어 제거",
    "rotate-secrets": "비밀번호·키 교체",
    hunt: "침해 흔적 조사",
    "attest-not-affected": "영향 없음 확인",
    report: "결과 보고",
  },
  clockStart: {
    published: "지시가 나온 때",
    "kev-added": "알려진 악용 목록에 오른 때",
    received: "꾸러미를 받은 때",
    aware: "기관이 안 때",
    "patch-available": "패치가 나온 때",
    detected: "자산에서 찾은 때",
    "further-fact": "추가 사실을 확인한 때",
    "incident-reported": "사고를 신고한 때",
  },
  alertLevel: {
    normal: "정상",
    attention: "관심",
    caution: "주의",
    alert: "경계",
    serious: "심각",
  },
  actionTier: {
    P0: "즉시 차단",
    P1: "긴급 조치",
    P2: "우선 조치",
    P3: "계획 조치",
    P4: "지속 관심",
  },
  status: {
    affected: "영향 있음(미조치)",
    fixed: "조치 완료",
    mitigated: "완화",
    notAffected: "영향 없음",
    unknown: "모름",
  },
  evidence: {
    E0: "E0 자체 확인",
    E1: "E1 명령 출력",
    E2: "E2 서명된 에이전트 점검",
    E3: "E3 독립 검증",
  },
  attribute: {
    id: "기관 번호",
    tier: "계층",
    sector: "분야",
    domain: "영역",
    region: "지역",
    criticalInfrastructure: "주요정보통신기반시설",
    size: "직원 수",
  },
} as const satisfies SameKeys<typeof reference>;
