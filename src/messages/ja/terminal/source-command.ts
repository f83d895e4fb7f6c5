/** What `bongsu source` says of feeds that the room fetches by itself, in Japanese. */
import type { sourceCommand as reference } from "#messages/en/terminal/source-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const sourceCommand = {
  usage: "書き方：bongsu source check FILE | load FILE | list | feeds | fetch [ID …] | accept ID | standard",
  noFeeds:
    "予定されたフィードはなく、何も取得しません。bongsu source standard が最初の予定表を表示し、bongsu source load FILE が読み込みます。",
  scheduled: "{id}（{kind}）：{url}、{every} ごと",
  line: "{id}：{state}。内容 {asOf} まで、取得 {okAt}、次回 {dueAt}",
  never: "なし",
  unknown: "不明",
  records: "レコード{records, number}件",
  fetched: "{id}：取得しました。{counts}",
  nothingNew: "新しい内容なし",
  failed: "{id}：取得できませんでした：{message}",
  busy: "{id}：ほかのプロセスが取得中です。",
  counts:
    "{format}：読込 {read, number}、新規 {new, number}、変更 {changed, number}、隔離 {quarantined, number}、保留 {held, number}",
  accepted: "{id}：いまの内容を正しいものとして受け入れ、取得し直します。",
  unknownFeed: "予定表にフィード {id} はありません",
} as const satisfies SomeKeys<typeof reference>;
