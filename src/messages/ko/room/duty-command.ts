/** `bongsu duty`가 하는 말. */
import type { dutyCommand as reference } from "#messages/en/room/duty-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const dutyCommand = {
  usage: "이렇게 씁니다: bongsu duty check FILE | load FILE | list",
  unknownOperators: "이 상황반에 없는 담당자입니다: {names}. 저장하지 않았습니다.",
  none: "당직자가 없습니다: 경보는 /alerts 화면에 있을 뿐 아무에게도 알리지 않습니다.",
  turn: "{office}: {operators}, {from}부터 {to}까지",
} as const satisfies SameKeys<typeof reference>;
