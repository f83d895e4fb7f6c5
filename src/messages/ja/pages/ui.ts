/** Controls that every page shares, in Japanese. */
import type { ui as reference } from "#messages/en/pages/ui.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const ui = {
  again: "再試行",
  cancel: "キャンセル",
  notFilled: "必要な欄をすべて入力すると送れます。",
  close: "閉じる",
  copied: "コピーしました。",
  copy: "コピー",
  copyFailed: "コピーできませんでした。文字を選択してコピーしてください。",
  language: "言語",
  languageFailed: "この言語の文言を読み込めませんでした。ネットワークを確認して、もう一度お試しください。",
  loading: "読み込んでいます。",
  notAll: "ここに示したものがすべてではありません。",
  more: "さらに表示",
  none: "なし",
  print: "印刷",
  search: "検索",
  skip: "本文へ移動",
} as const satisfies SomeKeys<typeof reference>;
