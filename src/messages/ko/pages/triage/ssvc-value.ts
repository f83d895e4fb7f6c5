/** Values of the decision points that coordinators weigh by (SSVC), in Korean. */
import type { ssvcValue as reference } from "#messages/en/pages/triage/ssvc-value.ts";
import type { SameKeys } from "#messages/keys.ts";

export const ssvcValue = {
  SINV: { FR: "수정판 준비됨", C: "협조함", UU: "협조하지 않거나 답이 없음" },
  E: { N: "없음", P: "공개된 개념 증명", A: "실제 악용" },
  PVA: { L: "적음", A: "보탬이 됨", P: "처음 알림" },
  RP: { Y: "공개됨", N: "공개되지 않음" },
  SCON: { N: "연락하지 않음", Y: "연락함" },
  RC: { NC: "믿기 어려움", C: "믿을 만함" },
  SC: { O: "한 곳", M: "여러 곳" },
  SE: { A: "적극적", U: "답이 없음" },
  U: { L: "품이 많이 듦", E: "효율적", S: "매우 효율적" },
  PSI: { M: "아주 적음", S: "큼" },
} as const satisfies SameKeys<typeof reference>;
