/** What `bongsu pack` says, in Japanese. */
import type { packCommand as reference } from "#messages/en/terminal/pack-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const packCommand = {
  usage: {
    build: "bongsu pack build 勧告… --out フォルダー [--complete 名前]",
    diff: "bongsu pack diff 以前のフォルダー 新しいフォルダー --out 差分フォルダー",
    apply: "bongsu pack apply 以前のフォルダー 差分フォルダー --out 新しいフォルダー",
  },
  build:
    "build は import が読むすべての形式の勧告をエコシステムごとに一つのパックにし、packs.json を書きます。同じ入力からは同じバイト列ができます。",
  diff: "diff は二つのフォルダーの間で変わったものだけを書きます。apply は以前のフォルダーと差分から新しいフォルダーを同じバイト列で作り、合わなければ拒みます。",
  built: "{ecosystem} 勧告{advisories}件 {match} + {details}バイト",
  written: "{ecosystem} {bytes}バイト",
  noDelta: "{ecosystem} の差分を作れません。",
  noDeltaIndex: "{index} は差分の一覧ではありません。bongsu pack diff で作ります。",
  noPackIndex: "{index} はパックの一覧ではありません。bongsu pack build で作ります。",
  otherPack: "{index} の記載どおりに作ると、{ecosystem} のパックが記載と異なります。",
  deltaUnnamed: "{index} にダイジェストではない差分の名前があります。",
  packUnnamed: "{index} にダイジェストではないパックの名前があります。",
  missing: "{path} がありません。",
  unfit: "{path} を適用できません。",
} as const satisfies SomeKeys<typeof reference>;
