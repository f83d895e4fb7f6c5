/** What was looked at before an answer: counts and kinds, in Japanese. */
import type { answerCoverage as reference } from "#messages/en/shared/answer-coverage.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const answerCoverage = {
  title: "調べた範囲",
  unstated: "この回答は何を調べたかを述べていません。",
  nothing: "この指示が対象とする種類は何も調べていません：不明。",
  lists: "リスト {lists, number} 件（{kinds}）",
  noLists: "リストなし",
  components: "構成要素 {components, number} 件（{kinds}）、うち {compared, number} 件を指示と照合",
  kind: "{kind} {count, number}",
  notCompared: "照合できなかったもの {count, number} 件：不明",
  lost: "見つからなくなったリスト {count, number} 件",
  gone: "完全になくなったリスト {lists, number} 件、構成要素 {components, number} 件",
  checked: "{time} に照合",
  checkedBetween: "{first} から {last} までに照合",
  index: "公開目録の番号 {sequence}（{time}）による",
  indexUndated: "公開目録の番号 {sequence} による",
  other: "その他",
  unnamed: "名前なし",
} as const satisfies SomeKeys<typeof reference>;
