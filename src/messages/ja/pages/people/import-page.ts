/** Records brought in from files by hand, in Japanese. */
import type { importPage as reference } from "#messages/en/pages/people/import-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const importPage = {
  title: "ファイルで取り込む",
  files: "ファイル",
  hint: "OSV、CVE JSON 5、CSAF 2.0、KEV、EPSSのJSON。1ファイルに1文書。形式は内容で判別します。",
  counts:
    "新規 {added, number}、変更 {changed, number}、変更なし {unchanged, number}、保留 {held, number}、隔離 {quarantined, number}。",
} as const satisfies SomeKeys<typeof reference>;
