/** What `bongsu duty` says, in Japanese. */
import type { dutyCommand as reference } from "#messages/en/room/duty-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const dutyCommand = {
  usage: "書き方：bongsu duty check FILE | load FILE | list",
  unknownOperators: "この状況室にいない担当者です: {names}。保存していません。",
  none: "当直者はいません：警報は /alerts 画面にあるだけで、誰にも知らせません。",
  turn: "{office}：{operators}、{from} から {to} まで",
} as const satisfies SomeKeys<typeof reference>;
