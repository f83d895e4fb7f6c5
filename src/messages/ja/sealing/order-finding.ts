/** Why an order is not in force, or cannot be read, by the code of the finding, in Japanese. */
import type { orderFinding as reference } from "#messages/en/sealing/order-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const orderFinding = {
  "order-form": "指示のファイルではありません。",
  "order-too-large": "指示のファイルとしては大きすぎます（64 kB まで）。",
  "order-directive": "指示が入っていません。",
  "order-world": "訓練と実際が異なります。",
  "order-time": "発出時または確認時には別の名簿が有効でした。",
  "order-issuer": "名簿にない発出機関です。",
  "quorum-short": "署名 {needed} 機関中 {count} 機関。足りない署名: {missing}。",
  "quorum-one-problem": "難問の一つが解けても残る署名だけを数えます（{about}）。",
  "order-unlogged": "ログで見た証人がいません。",
  "suspension-form": "効力停止の文書ではありません。",
  "suspension-office": "名簿では、この機関はこの指示の効力を停止できません。",
  "suspension-other-order": "別の指示または別の版の効力を停止するものです。",
  "suspension-future": "まだ始まっていません。",
  "suspension-lapsed": "失効した後に初めてログで見られました。",
  "suspension-again":
    "この機関はこの版の効力をすでに一度停止しました。より長く停止するには、指示と同じ数の機関の署名が要ります。",
  "roster-form": "名簿ではありません。",
  "roster-office": "名簿の機関または鍵が正しくありません。",
  "roster-quorum": "名簿の定足数に届きません。",
  "roster-pin": "最初の名簿がポリシーのものではありません。",
  "roster-world": "名簿の世界（訓練・実際）が異なります。",
  "roster-fork": "ここで知っている名簿とは別の名簿を含んでいます。",
  "roster-gap": "続くべき名簿が欠けているか、戻っています。",
  "roster-signatures": "前の名簿の機関の署名が足りません。",
  "trust-policy-form": "信頼のポリシーではありません。",
  "roster-member": "名簿にない項目です。理解できないものが肝心の規則かもしれません。",
  "roster-issuer": "名簿の二つの規則が同じ発出機関を挙げています。",
  "trust-policy-roster": "名簿のダイジェストが読めません（16 進 64 桁）。",
  "trust-policy-world": "訓練用かどうか書かれていません（drill: true か false）。",
} as const satisfies SameKeys<typeof reference>;
