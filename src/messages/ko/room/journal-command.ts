/** What `bongsu journal` says, in Korean. */
import type { journalCommand as reference } from "#messages/en/room/journal-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const journalCommand = {
  usage: "이렇게 쓰십시오: bongsu journal verify",
  whole: "기록 {last}건, 사슬이 온전합니다.",
  broken: "기록 {last}건 가운데 {broken}번이 앞의 기록과 맞지 않습니다.",
  deadLetters: "전달하지 못한 메시지가 {count}건 있습니다. 전파 채널 화면에서 처리하십시오.",
} as const satisfies SameKeys<typeof reference>;
