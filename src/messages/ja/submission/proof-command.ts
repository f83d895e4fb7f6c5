/** What `bongsu report proof` says, in Japanese. */
import type { proofCommand as reference } from "#messages/en/submission/proof-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const proofCommand = {
  usage:
    "bongsu report proof --reproducers DIR --fixes DIR --control FIX… [--works MANIFEST] [--out EVIDENCE]",
  optionFixes: "--fixes DIR  修正案ごとのビルド（bongsu.fix/1）。--reproducers DIR  報告の再現データ",
  optionControl: "--control FIX  修正のないビルド。再現データはそのすべてで現れる必要があります",
  optionWorks: "--works MANIFEST  どのビルドもし続けるべきこと。それができない修正案は何も証明しません",
  what: "すべての再現データをすべての修正案と対照ビルドで隔離して実行し、一つの修正案が止め対照ビルドは止めない報告を JSON で出力します。それらは同じ欠陥に関するものです。",
  exits:
    "proof の終了状態: 0 すべて決まった、2 読めないものがある、3 決まらないものがあるか、実行できなかった。",
  filesWrong: "マニフェストが指すファイルがマニフェストと違います:",
  fixWrong: "{path} は修正ビルドのマニフェストではありません:",
  nameTwice: "二つのビルドの名前が {name} で同じです",
} as const satisfies SameKeys<typeof reference>;
