/** Organisations that are not done, and the script of a call, in Korean. */
import type { unresolved as reference } from "#messages/en/pages/unresolved.ts";
import type { SameKeys } from "#messages/keys.ts";

export const unresolved = {
  title: "막힌 기관",
  hint: "소관 기관 가운데 끝나지 않은 곳입니다. 가장 많이 늦은 곳이 위에 있습니다.",
  none: "소관 기관 가운데 막힌 곳이 없습니다.",
  organization: "기관",
  status: "상태",
  since: "그때부터",
  contacts: "연락처",
  script: "통화 대본",
  openScript: "대본 열기",
  scriptFor: "{name} 통화 대본 열기",
  call: {
    greeting: "안녕하십니까. 취약점 합동대응 상황반입니다.",
    whom: "{organization} 담당자 되십니까?",
    reason: "「{title}」 지시({id}) 때문에 전화드렸습니다.",
    status: "기한은 {due}이고, 저희 기록에는 ‘{status}’ 상태로 되어 있습니다.",
    received: "1. 지시를 받으셨습니까?",
    running: "2. 해당 제품을 쓰고 계십니까? 아직 모르시면 모른다고 말씀하셔도 됩니다.",
    obstacle: "3. 조치에 무엇이 막혀 있습니까? (담당자 · 점검 시간 · 업체 · 승인)",
    until: "4. 언제까지 하실 수 있습니까?",
    never: "비밀번호나 자산 목록은 여쭙지 않습니다.",
    doubt: "이 전화가 의심되시면 끊고 문의처로 확인하십시오: {contact}",
  },
  renew: "다시 확인",
  renewFor: "{name}의 현황을 처음부터 다시 확인",
  renewHint:
    "현황은 ‘조치 완료’가 아니라 ‘알 수 없음’이 되고, 다음 회신은 이전 회신과 비교하지 않습니다. 어긋남의 이유가 밝혀졌거나 이전 회신에 답할 수 있는 쪽이 더는 없을 때 씁니다. 사유는 기관이 읽습니다.",
  renewReason: "사유",
} as const satisfies SameKeys<typeof reference>;
