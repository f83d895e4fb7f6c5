/** What is wrong with a log, a proof or a policy, by the code of the finding, in Japanese. */
import type { logFinding as reference } from "#messages/en/sealing/log-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const logFinding = {
  "note-too-large": "署名付きノートとしては大きすぎます。",
  "note-control": "制御文字が入っています。",
  "note-form": "署名付きノートではありません。",
  "note-signature-form": "この行は署名ではありません。",
  "note-key-form": "鍵ではありません。",
  "note-key-id": "鍵の ID がその鍵のものではありません。",
  "checkpoint-form": "チェックポイントではありません。",
  "checkpoint-size": "項目数が読めません。",
  "checkpoint-root": "ルートが読めません。",
  "checkpoint-signature": "チェックポイントの署名が正しくありません。",
  "checkpoint-unsigned": "ポリシーにある誰もチェックポイントに署名していません。",
  "policy-control": "制御文字が入っています。",
  "policy-line": "log・witness・group・quorum のどれかとその語が必要です。",
  "policy-key": "チェックポイントに署名する鍵ではありません。",
  "policy-twice": "この名前か鍵は既にあります。",
  "policy-name": "前に定義されていないか、既に別の所で数えられている名前です。",
  "policy-threshold": "all・any・構成員数以下の数のいずれかが必要です。",
  "policy-quorum": "quorum の行はちょうど一つ必要です。",
  "policy-too-large": "構成員が多すぎます。",
  "log-proof-form": "ログの証明ではありません。",
  "log-unknown": "ポリシーのログがチェックポイントに署名していません。",
  "log-unwitnessed": "見た証人がポリシーの求める数に足りません。",
  "log-not-included": "この項目はログにありません。",
  "log-other": "以前に見たのとは別のログです。",
  "log-cut": "以前あった項目がありません。末尾が切られています。",
  "log-rewritten": "以前の内容が変えられています。",
  "log-tile-wrong": "タイルがないか、項目と合いません。",
  "log-root-wrong": "項目がチェックポイントのルートになりません。",
} as const satisfies SameKeys<typeof reference>;
