/** How a remark about data from outside is laid out, and where its place is, in Japanese. */
import type { remark as reference } from "#messages/en/shared/remark.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const remark = {
  line: "{at}：{text}（{code}）",
  about: "{name}：{text}",
  listUnknown: "読み取れる {kind} ではありません。",
  other: "正しくない箇所があります。",
  family: {
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
  },
  place: {
    line: "{n}行目",
    byte: "{n}バイト目",
    page: "{n}ページ",
    package: "{n}番目のパッケージ",
  },
} as const satisfies SomeKeys<typeof reference>;
