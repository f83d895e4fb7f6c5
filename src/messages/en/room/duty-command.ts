/** What `bongsu duty` says. */

export const dutyCommand = {
  usage: "Write: bongsu duty check FILE | load FILE | list",
  unknownOperators: "The room has no such operators: {names}. Nothing was stored.",
  none: "Nobody is on duty: alerts stand on the page /alerts and interrupt nobody.",
  turn: "{office}: {operators}, from {from} to {to}",
} as const;
