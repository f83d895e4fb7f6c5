/** Values of the decision points that coordinators weigh by (SSVC), in Japanese. */
import type { ssvcValue as reference } from "#messages/en/pages/triage/ssvc-value.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const ssvcValue = {
  SINV: { FR: "修正版あり", C: "協力的", UU: "非協力または応答なし" },
  E: { N: "なし", P: "公開 PoC", A: "実際の悪用" },
  PVA: { L: "限られる", A: "補う", P: "最初に知らせる" },
  RP: { Y: "公開済み", N: "非公開" },
  SCON: { N: "未連絡", Y: "連絡済み" },
  RC: { NC: "信頼しがたい", C: "信頼できる" },
  SC: { O: "一社", M: "複数" },
  SE: { A: "積極的", U: "応答なし" },
  U: { L: "手間がかかる", E: "効率的", S: "きわめて効率的" },
  PSI: { M: "ごく小さい", S: "大きい" },
} as const satisfies SomeKeys<typeof reference>;
