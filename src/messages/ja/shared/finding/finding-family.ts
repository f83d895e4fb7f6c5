/** What is wrong in general, by the last word of the code of a finding that no sentence fits, in Japanese. */
import type { findingFamily as reference } from "#messages/en/shared/finding/finding-family.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const findingFamily = {
  form: "ここで読み取れる形式ではありません。",
  unknown: "不明なものを指しています。",
  missing: "必要なものがありません。",
  unreadable: "読み取れません。",
  unread: "読み取っていません。",
  invalid: "許可されていない値があります。",
  wrong: "正しくありません。",
  repeated: "同じものが二つ以上あります。",
  twice: "同じものが二つ以上あります。",
  taken: "すでに使われています。",
  unnamed: "名前がありません。",
  empty: "空です。",
  count: "数が多すぎるか少なすぎます。",
  size: "大きさが許容範囲外か、記載と異なります。",
  large: "大きすぎます。",
  long: "長すぎます。",
  past: "すでに過ぎた時刻です。",
  damaged: "壊れています。",
  cut: "途中で切れているか、一部だけを読み取りました。",
  foreign: "ほかに属するものです。",
  version: "このプログラムでは読み取れないバージョンです。",
  signature: "署名がないか、正しくありません。",
  unsigned: "ここで知られている鍵の署名がありません。",
  world: "訓練と実際のものは混ぜられません。",
  forbids: "現在の状態ではできません。",
} as const satisfies SomeKeys<typeof reference>;
