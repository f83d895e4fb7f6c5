/** The words of messages in cases that came by mail, in Japanese. */
import type { caseMailOrigin as reference } from "#messages/en/pages/case/case-mail-origin.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const caseMailOrigin = {
  kind: { message: "メールで届いた", automatic: "メールで届いた自動応答" },
  sender: {
    expected: "既知の宛先から届いた(偽るのは容易)",
    unexpected: "既知のものと異なる宛先から届いた",
    "not-checked": "送信者は未確認",
  },
  damaged: "メールの形式が壊れているため、全体をファイルとして添付しました。",
  unreadable: "ここでは読めない添付: {names}。別の形式で依頼してください。",
  leftOut: "大きすぎるか多すぎる添付 {count} 件は受け取っていません。",
  whole: "引用を含むメール全体",
} as const satisfies SomeKeys<typeof reference>;
