/** What `bongsu serve` says to the person in front of it, in Japanese. */
import type { serveCommand as reference } from "#messages/en/room/serve-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const serveCommand = {
  worldLoaded: "世界 {world} を読み込みました。利用者{count}人。",
  room: "状況室：{address}",
  drillRoom: "状況室：{address}   [訓練]",
  signIn: "{operator} のログインアドレスです。15 分以内に一度だけ使えます：",
  links: "ほかの利用者のログインアドレス：{link}   （{operators}）",
  drill: "訓練の一日を再現：{command}",
  stop: "止めるには Ctrl-C を押してください。",
  stopping: "停止します …",
  otherKey:
    "このデータベースは別の鍵({keyid})で署名する部屋のものです。その部屋のプログラムを起動するか、その鍵を {file} に置いてください。鍵を失った場合は --new-key で今ある鍵を記録します。その場合、エージェントごとに新しい鍵を手で渡す必要があります。",
  otherOrigin:
    "人とエージェントはこの部屋を {recorded} として知っていますが、{origin} として起動されました。その住所で起動するか(--port、BONGSU_ORIGIN)、--new-origin で新しい住所を記録してください。その後エージェントは新しい住所から同期し、パスキーはホストが同じ場合にのみ使えます。",
} as const satisfies SomeKeys<typeof reference>;
