/** What gates decide of a report, for its reporter, in Japanese. */
import type { reportGate as reference } from "#messages/en/shared/report/report-gate.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const reportGate = {
  state: {
    received: "受付済み。最初の確認待ちです。",
    checked: "必要な内容があり、担当者を待っています。",
    unchecked: "形式が不明なため未確認です。担当者がそのまま読みます。",
    returned: "不足があります。下を見てここに答えてください。",
    unreadable: "読めませんでした。別の形式で送り直してください。",
  },
  author: {
    office: "担当機関",
    reporter: "あなた",
  },
  name: {
    lint: "第一確認: 対処に足る内容か",
    duplicates: "既報かどうか",
    reproducer: "再現できるか",
    plausibility: "言及されたものが存在するか",
  },
  verdict: {
    lint: {
      complete: "十分です。",
      "not-checked": "未確認: 形式が不明です。",
      incomplete: "必要なものが不足しています。",
      unreadable: "読めませんでした。",
    },
  },
  reason: {
    "product-missing": "製品が書かれていません。",
    "version-missing": "バージョンが書かれていません。",
    "claim-missing": "問題の内容が書かれていません。",
    "trace-missing": "入力だけで、発生した事象の記録がありません。",
    "frames-unnamed": "トレースに関数名がありません。",
    "way-missing": "再現手順もファイルもありません。",
    "exploitation-unshown": "悪用中とありますが根拠がありません。",
    "left-out": "形式の違いや長さのため一部を読めませんでした。",
    "other-form": "形式が不明なため担当者がそのまま読みます。",
    "not-json": "読み取れる報告ではありません。",
    "took-too-long": "読み取りが制限を超えました。",
  },
} as const satisfies SomeKeys<typeof reference>;
