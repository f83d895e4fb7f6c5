/** What an answer rests on: the last line of a check, in Japanese. */
import type { coverage as reference } from "#messages/en/shared/coverage.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const coverage = {
  basis: {
    line: "照合した資料：{sources}。構成要素{compared}件を照合、{notCompared}件は照合できず。",
    nothing: "なし",
    feed: "フィード（レコード{records, number}件）",
    source: "{name}（レコード{records, number}件）",
    directive: "措置指示 {name}（勧告{records, number}件）",
    part: "{source} {complete}",
    whole: "{time} まで全部、{age}",
    wholeOf: "{ecosystem} {time} まで全部、{age}",
    doubtful: "{ecosystem} {doubt}",
    notStated: "全部との記載なし",
    today: "1日以内の資料",
    days: "{days, number}日前の資料",
    more: "ほか{count}件",
  },
  doubt: {
    "not-stated": "全部との記載なし",
    "records-missing": "記載とレコード数が異なる",
    "too-old": "{time} までの資料で古すぎる",
    "ahead-of-clock": "{time} までとあるが、この時計より先で古さが分からない",
  },
} as const satisfies SomeKeys<typeof reference>;
