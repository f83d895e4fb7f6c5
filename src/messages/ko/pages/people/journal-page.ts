/** The journal as the chair reads it, in Korean. */
import type { journalPage as reference } from "#messages/en/pages/people/journal-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const journalPage = {
  title: "기록부",
  lead: "상황반에서 있었던 모든 일을 순서대로 봅니다. 개별 기관이 한 일은 표시하지 않습니다.",
  entries: "기록",
  about: "분류",
  by: "누가",
  byHint: "담당자의 식별자입니다. 비우면 모두 봅니다.",
  none: "이런 기록이 없습니다.",
  newest: "최신으로",
  earlier: "이전 기록",
  number: "번호",
  at: "때",
  what: "내용",
  withheld: "비공개",
  group: {
    all: "전체",
    access: "사람과 접속",
    registry: "기관과 편제",
    sources: "출처와 보안권고문",
    directives: "조치 지시",
    answers: "회신",
  },
} as const satisfies SameKeys<typeof reference>;
