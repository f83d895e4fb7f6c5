/** What people decide of a report, for its reporter and for those who decide, in Korean. */
import type { triageWords as reference } from "#messages/en/pages/triage/triage-words.ts";
import type { SameKeys } from "#messages/keys.ts";

export const triageWords = {
  outcome: "결정",
  decision: {
    accepted: "접수됨. 제품 공급자와 함께 조치를 조정합니다.",
    rejected: "반려됨.",
  },
  withOther:
    "다른 신고와 같은 취약점이어서 함께 접수되었습니다. 접수증, 접수 시각, 기여는 그대로 유지됩니다.",
  reason: {
    "not-reproducible": "재현되지 않았습니다.",
    "not-a-flaw": "의도된 동작입니다.",
    "no-security-impact": "결함이지만 보안에 영향이 없습니다.",
    "out-of-scope": "이 상황반이 조정하는 범위 밖입니다.",
    "not-supported": "지원이 끝난 버전입니다.",
    "known-before": "이미 공개된 것입니다.",
    "nothing-to-act-on": "조치할 내용이 부족하고 질문에 답이 없었습니다.",
    "nothing-there": "언급한 것이 존재하지 않습니다.",
    abuse: "취약점을 알리려고 보낸 것이 아닙니다.",
  },
} as const satisfies SameKeys<typeof reference>;
