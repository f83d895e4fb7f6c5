/** What `bongsu bundle` says, in Japanese. */
import type { bundleCommand as reference } from "#messages/en/sealing/bundle-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const bundleCommand = {
  usageExport: "bongsu bundle export --from URL|フォルダ [--since 以前] --out ファイル",
  usageVerify: "bongsu bundle verify ファイル [--dir フォルダ] [--key ID | --trust 鍵] [--root ファイル]",
  usageImport:
    "bongsu bundle import ファイル --dir フォルダ [--key ID | --trust 鍵] [--root ファイル] [--ecosystems 一覧]",
  optionFrom: "--from URL|フォルダ  状況室、その公開物、公開物のフォルダ、または別のバンドル",
  optionSince: "--since 以前  この以前のバンドル・フォルダ・状況室に既にあったものを省きます",
  what: "公開物を一つのファイルにし、隔離された網へ運びます。先頭は人が読め、プログラムは含まず、状況室の署名だけで信じます。二度取り込んでも変わらず、途切れたものは続きから始まります。",
  exits: "終了状態: 0 問題なし、2 拒否（理由を表示）。import は sync と同じく 3 もあります。",
  full: "全部",
  delta: "索引 {since} 以後の変更",
  written: "{out}: {room} の索引 {sequence}、{kind}、ファイル {files} 個、{bytes} バイト",
  verified:
    "問題なし: {room} の索引 {sequence}、{kind}、ファイル {files} 個。索引のうち {left} 個は省かれています",
  firstUse:
    "この鍵を保証するものがありません。バンドルと一緒に来た鍵です。--key か --trust、または状況室を追うフォルダ (--dir) と照合してください。",
  title: "Bongsu バンドル",
  titleDrill: "Bongsu バンドル・訓練",
  room: "状況室: {room}、索引 {sequence}",
  times: "署名: {issued}。有効: {expires} まで",
  holdsFull: "ファイル {count} 個をすべて含みます。",
  holdsDelta: "索引 {since} 以後に変わったファイル {count} 個を含みます。",
  directives: "指示: {directives}",
  howTo:
    "確認: bongsu bundle verify ファイル --dir フォルダ。取り込み: bongsu bundle import ファイル --dir フォルダ。プログラムは含みません。",
  otherWords: "この束の先頭の行はこの版の文言と異なります。その行ではなく、ここに示すものに従ってください。",
} as const satisfies SameKeys<typeof reference>;
