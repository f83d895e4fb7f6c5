/** What `bongsu report` says, in Japanese. */
import type { reportCommand as reference } from "#messages/en/submission/report-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const reportCommand = {
  usage: { parse: "bongsu report parse PATH… [--format json|csaf]", lint: "bongsu report lint PATH…" },
  what: {
    parse:
      "脆弱性の報告を読み、項目ごとに JSON を 1 行出力します: source、format、product、version、crash(type、address、state、security)、findings、続いて報告のその他の内容。PATH はファイル、フォルダー、アーカイブ、または標準入力(-)で、種類は内容で見分けます。何も送らず、状況室も要りません。",
    lint: "報告が対応できるだけ揃っているかを示します。足りないものごとに 1 文です。PATH は parse と同じです。",
  },
  option: {
    hangs: "--hangs  メモリや時間の枯渇もクラッシュに数えます",
    fuzzTarget: "--fuzz-target NAME  ファズ対象の名前(スタックが何も語らないクラッシュ用)",
    format:
      "--format csaf  行の代わりに、ファイルごとに報告プロファイルの CSAF 2.1 文書を出力します(発行者: BONGSU_REPORTER)",
  },
  exit: {
    parse: "終了コード: 0 すべて読めた、3 一部を読めなかった、2 何も読めなかったか、そのパスがない。",
    lint: "終了コード: 0 すべて揃っている、1 足りないものがあるか一部を読めなかった、2 何も読めなかった。",
  },
  moreUnread: "読めなかったものがほかに {count} 件あります。",
  complete: "対応できるだけ揃っています。",
  nothing: "報告されているものはありません。",
  lint: {
    "claim-missing": "何を主張しているのかがありません。何が誤りで何が起こり得るかを 1 文で書いてください。",
    "product-missing": "どの製品かがありません。名前を、できればパッケージ URL か CPE 名を書いてください。",
    "version-missing": "どのバージョンかがありません。確認したバージョンかコミットを書いてください。",
    "way-missing": "再現方法がありません。手順、ソースの場所、トレース、または実証を示してください。",
    "trace-missing": "入力だけです。その入力でプログラムが出力するトレースを示してください。",
    "frames-unnamed": "スタックに関数名がありません。シンボル付きのビルドのものを示してください。",
  },
  finding: {
    "no-crash": "トレースのように見えますが、どの規則でもクラッシュは見つかりません。",
    "trace-cut": "トレースの行が多すぎるため、先頭と末尾だけを読みました。",
    "mail-damaged": "メールを最後まで読めません。",
    "tool-failed": "ツールが失敗しました。報告されていないものがないとは限りません。",
    "archive-damaged": "アーカイブが壊れているか途切れています。",
    "entry-unread": "アーカイブのこの項目は読みません。",
    "compression-unsupported": "この圧縮形式は読みません。",
    "ratio-too-high": "展開すると実際のアーカイブよりはるかに大きくなります。",
    empty: "ファイルに何もありません。",
    "item-empty": "この項目には、ここで読む内容がありません。",
    "report-unknown": "ここで読める種類の報告ではありません。",
    "report-cut": "ファイルが大きすぎるため、先頭と末尾だけを読みました。",
    "file-unread": "開けませんでした。",
  },
} satisfies SomeKeys<typeof reference>;
