/** Feeds that a room fetches by itself, as their page says it, in Japanese. */
import type { feedsPage as reference } from "#messages/en/pages/feed/feeds-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const feedsPage = {
  title: "フィード",
  lead: "状況室が自ら取得するもの、各フィードの内容の時点と異常を示します。来ないフィードが何かを消すことはなく、知識が古くなるだけです。",
  list: "フィード",
  none: "予定されたフィードはなく、何も取得しません。状況室のサーバーで bongsu source standard > feeds.json、続いて bongsu source load feeds.json。",
  feed: "フィード",
  state: "状態",
  asOf: "内容の時点",
  fetched: "取得",
  next: "次回",
  records: "レコード",
  act: "操作",
  never: "まだなし",
  unknown: "不明",
  whole: "もれなし",
  partial: "もれあり",
  held: "レコード{count, number}件が判断を待っています",
  lastError: "最後の試行は失敗しました：{message}",
  keys: "検証鍵 {keys}",
  fetch: "今すぐ取得",
  fetchNamed: "今すぐ取得：{id}",
  requested: "{id} を取得しています。",
  accept: "受け入れる",
  acceptNamed: "{id} の今の内容を受け入れる",
  acceptTitle: "このフィードの今の内容を正しいものとして受け入れますか。",
  acceptMeaning:
    "今後 {id} を以前と比べません：減ったレコード、異なる鍵、より早い時点を正しいものとみなします。取得し直し、記録に残ります。",
  heldLink: "保留",
} as const satisfies SomeKeys<typeof reference>;
