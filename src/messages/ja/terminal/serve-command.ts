/** What `bongsu serve` says to the person in front of it, in Japanese. */
import type { serveCommand as reference } from "#messages/en/terminal/serve-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const serveCommand = {
  worldLoaded: "世界 {world} を読み込みました。利用者{count}人。",
  room: "状況室：{address}",
  drillRoom: "状況室：{address}   [訓練]",
  signIn: "{operator} のログインアドレスです。15 分以内に一度だけ使えます：",
  links: "ほかの利用者のログインアドレス：{link}   （{operators}）",
  stop: "止めるには Ctrl-C を押してください。",
  stopping: "停止します …",
} as const satisfies SomeKeys<typeof reference>;
