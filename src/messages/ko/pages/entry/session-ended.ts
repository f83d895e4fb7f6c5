/** What stands beside a page whose session has ended, in Korean. */
import type { sessionEnded as reference } from "#messages/en/pages/entry/session-ended.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sessionEnded = {
  title: "세션이 끝났습니다",
  kept: "입력한 내용은 이 화면에 그대로 있습니다. 다시 로그인한 뒤 한 번 더 보내십시오.",
  done: "다시 로그인했습니다",
  leave: "이 화면을 나갑니다",
  byLink: "일회용 링크로 들어오려면 이 브라우저의 다른 창에서 링크를 연 뒤 여기로 돌아오십시오.",
} as const satisfies SameKeys<typeof reference>;
