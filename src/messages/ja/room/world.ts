/** What the commands about a room's topology, offices and organisations say, in Japanese. */
import type { world as reference } from "#messages/en/room/world.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const world = {
  usage: "次のように書いてください: {usage}",
  fileUnread: "{file} というファイルがないか、読めません。",
  notTopology: "{file} は状況室が使える編制ではありません。",
  summary:
    "{id}：言語 {languages}、時間帯 {zone}、領域 {domains}、分野 {sectors}、階層 {tiers}、地域 {regions}、担当機関 {offices}",
  drill: "[訓練] ここにあるものはすべて架空のものです。",
  sound: "指摘はありません。",
  officesChanged: "変わる担当機関：{offices}",
  wordsAdded: "新しい語：{words}",
  none: "なし",
  organizations: "新規 {added}、変更 {changed}、変更なし {unchanged}。うち終了 {ended}",
  tried: "試しただけで、保存していません。",
  stored: "保存しました。",
  refused: "{file} を読み込めません。何も保存しませんでした。",
  source: "{id}：{named} を担当、取り込み元 {brought}",
  noSources:
    "出所は定められていません：取り込める人は誰でもすべてのレコードを取り込めます。取り下げは二人目の確認を待ちます。",
} as const satisfies SomeKeys<typeof reference>;
