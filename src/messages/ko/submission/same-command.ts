/** What `bongsu report same` says, in Korean. */
import type { sameCommand as reference } from "#messages/en/submission/same-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sameCommand = {
  usage: "bongsu report same 신고 신고",
  what: "두 신고 또는 트레이스 폴더 둘이 한 결함에 관한 것인지 알려 줍니다. 둘 다 크래시 상태가 있으면 그것으로, 아니면 공통점 전체로 판단합니다. JSON 한 줄을 출력하며 상황반이 필요 없습니다.",
  exits: "종료 상태: 0 같음, 1 같지 않음, 2 읽을 수 없음.",
  noReport: "{path}에 읽을 수 있는 신고가 없습니다.",
} as const satisfies SameKeys<typeof reference>;
