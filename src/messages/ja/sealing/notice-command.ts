/** What `bongsu notice` says, in Japanese. */
import type { noticeCommand as reference } from "#messages/en/sealing/notice-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const noticeCommand = {
  usageDraft:
    "bongsu notice draft --office 機関 --title 題名… --text 内容… [--directive 番号] [--replaces SHA256] [--guideline [--vulnerability 番号…] [--review-by 日]] [--drill] --out ファイル",
  usageSign: "bongsu notice sign ファイル --key 鍵 --out 結果",
  usageExport: "bongsu notice export SHA256 --from URL|フォルダー --out ファイル [--policy ポリシー]",
  usageVerify: "bongsu notice verify ファイル --policy ポリシー",
  usageList: "bongsu notice list --dir フォルダー",
  optionOffice: "--office 機関  名簿にある、知らせる機関",
  optionTitle: "--title 題名  コマンドの言語で。他の言語は --title 言語=題名。繰り返せます",
  optionText: "--text 内容  知らせる内容。題名と同じく言語別に",
  optionDirective: "--directive 番号  関係する指示",
  optionReplaces: "--replaces SHA256  このお知らせが代わる、同じ機関のお知らせ",
  optionGuideline: "--guideline  その日のお知らせではなく、残る指針",
  optionVulnerability: "--vulnerability 番号  指針が扱う脆弱性。繰り返せます",
  optionReviewBy: "--review-by 日  機関が指針を見直す期日",
  optionDrill: "--drill  訓練のお知らせ",
  what: "一つの機関だけで知らせるものです。何も命じず、期限はありません。署名したものは指示一覧のページに持ち込み、状況室はログを証人が見た後に公表します。",
  exits: "終了状態: 0 知らされたもの、1 そうでない（理由を表示）、2 読めない。",
  drafted: "{out}：bongsu notice sign で署名します",
  cannot:
    "お知らせになりません。言語ごとに題名は 200 字、内容は 8,000 字（指針は 20,000 字）までで、番号に空白は使えません。",
  refused: "知らされたものではありません",
  madeKnown: "{office} のお知らせ、{at}",
  madeKnownDrill: "{office} のお知らせ（訓練）、{at}",
  about: "指示 {directive} について",
  guide: "{office} の指針、{at}",
  guideDrill: "{office} の指針（訓練）、{at}",
  reviewBy: "{day} までに見直し",
  guidelineLine: "{office} の指針、{at}: {title} ({id})",
  line: "{office} のお知らせ、{at}: {title} ({id})",
  none: "ここには機関のお知らせがありません。",
  notThere: "{from} にお知らせ {notice} がありません。",
} as const satisfies SameKeys<typeof reference>;
