/** The journal as the chair reads it, in Japanese. */
import type { journalPage as reference } from "#messages/en/pages/people/journal-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const journalPage = {
  title: "記録簿",
  lead: "状況室で行われたことを順に見ます。個々の機関の行為は表示しません。",
  entries: "記録",
  about: "分類",
  by: "誰が",
  byHint: "担当者のID。空欄なら全員。",
  none: "この種の記録はありません。",
  newest: "最新へ",
  earlier: "以前の記録",
  number: "番号",
  at: "時刻",
  what: "内容",
  withheld: "非表示",
  group: {
    all: "すべて",
    access: "人とアクセス",
    registry: "機関と編制",
    sources: "出所と勧告",
    directives: "指示",
    answers: "回答",
  },
} as const satisfies SomeKeys<typeof reference>;
