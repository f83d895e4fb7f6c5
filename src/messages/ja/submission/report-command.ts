/** What `bongsu report` says, in Japanese. */
import type { reportCommand as reference } from "#messages/en/submission/report-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const reportCommand = {
  usage: { parse: "bongsu report parse PATH…" },
  what: {
    parse:
      "脆弱性の報告を読み、項目ごとに JSON を 1 行出力します: source、format、product、version、crash(type、address、state、security)、findings、続いて報告のその他の内容。PATH はファイル、フォルダー、アーカイブ、または標準入力(-)で、種類は内容で見分けます。何も送らず、状況室も要りません。",
  },
  option: {
    hangs: "--hangs  メモリや時間の枯渇もクラッシュに数えます",
    fuzzTarget: "--fuzz-target NAME  ファズ対象の名前(スタックが何も語らないクラッシュ用)",
  },
  exit: {
    parse: "終了コード: 0 すべて読めた、3 一部を読めなかった、2 何も読めなかったか、そのパスがない。",
  },
  finding: {
    "report-unknown": "ここで読める種類の報告ではありません。",
    "report-cut": "ファイルが大きすぎるため、先頭と末尾だけを読みました。",
    "file-unread": "開けませんでした。",
  },
} satisfies SomeKeys<typeof reference>;
