/** What a receipt says, in Japanese. */
import type { receipt as reference } from "#messages/en/shared/receipt.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const receipt = {
  title: "受領証",
  receipt: "受領番号",
  what: "回答内容",
  attestation: "履行確認",
  acknowledgement: "受信確認",
  directive: "措置指示",
  revised: "{directive}（改訂 {revision}）",
  organization: "機関",
  contradicted: "措置済みとした後に再び影響を確認",
  evidence: "証拠",
  number: "この鍵による回答の番号",
  report: "照合報告（sha256、機関が保管）",
  answeredAt: "回答時刻",
  receivedAt: "状況室の記録時刻",
  key: "署名した鍵",
  typed: "画面で入力され、鍵の署名はない",
  digest: "回答のダイジェスト（sha256）",
  room: "状況室",
  nothing: "すべての数が 0",
} as const satisfies SomeKeys<typeof reference>;
