/** What is said below a check or a list of tasks of deadlines that moved and of facts that nobody has said, in Japanese. */
import type { deadlineLines as reference } from "#messages/en/terminal/deadline-lines.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const deadlineLines = {
  moved: "期限が変わりました：",
  components: "構成要素{count}件",
  open: "不明な事実は最も悪い場合と見なしました（bongsu facts で知らせてください）：",
  openComponents: "構成要素{count}件",
  revised: "{change} 指示の第{revision}版に従います。",
} as const satisfies SomeKeys<typeof reference>;
