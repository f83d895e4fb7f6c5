/** What `bongsu report same` says, in Japanese. */
import type { sameCommand as reference } from "#messages/en/submission/same-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sameCommand = {
  usage: "bongsu report same A B",
  what: "二つの報告、または二つのトレースのフォルダーが一つの欠陥に関するものかを示します。どちらにもクラッシュ状態があればそれで、なければ共通点全体で判断します。JSON を一行出力し、対応室は不要です。",
  exits: "終了状態: 0 同じ、1 同じではない、2 読めない。",
  noReport: "{path} には読める報告がありません。",
} as const satisfies SameKeys<typeof reference>;
