/** How the room is, in Korean. */
import type { statusPage as reference } from "#messages/en/pages/status-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const statusPage = {
  title: "상황반 상태",
  lead: "이 화면에 응답하는 프로세스가 본 것입니다. 지금의 이상과 작업 상황이며, 오류의 내용은 로그에 있습니다.",
  conditions: "지금의 이상",
  well: "알려진 이상이 없습니다.",
  since: "시작",
  channels: "전파 채널",
  followers: "후속 처리",
  processes: "프로세스",
  name: "이름",
  waiting: "대기",
  waitingSince: "가장 오래된 대기",
  failures: "연속 실패",
  givenUp: "포기",
  deliveredAt: "마지막 전달",
  behind: "밀린 사건",
  retryAt: "다시 시도",
  kind: "하는 일",
  host: "장비",
  program: "버전",
  startedAt: "시작",
  seenAt: "마지막 확인",
  version: "봉수 {version},",
  state: { failing: "장애", caution: "주의" },
  process: { serve: "응답", work: "작업" },
} as const satisfies SameKeys<typeof reference>;
