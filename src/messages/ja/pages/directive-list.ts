/** The list of directives, in Japanese. */
import type { directiveList as reference } from "#messages/en/pages/directive-list.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const directiveList = {
  title: "措置指示",
  compose: "新しい指示を作成",
  state: "状態",
  all: "すべての状態",
  none: "措置指示はありません。",
  directive: "指示",
  force: "区分",
  office: "発令機関",
  issued: "発令",
  updated: "最終変更",
} as const satisfies SomeKeys<typeof reference>;
