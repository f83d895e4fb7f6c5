/** What `bongsu journal` says, in Japanese. */
import type { journalCommand as reference } from "#messages/en/room/journal-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const journalCommand = {
  usage: "次のように書いてください: bongsu journal verify",
  whole: "記録{last}件、鎖は完全です。",
  broken: "記録{last}件のうち{broken}番が前の記録と合いません。",
  deadLetters: "配信できなかったメッセージが{count}件あります。伝達チャネルの画面で処理してください。",
} as const satisfies SomeKeys<typeof reference>;
