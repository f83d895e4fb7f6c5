/** What is said below a check or a list of tasks of deadlines that moved and of facts that nobody has said, in Korean. */
import type { deadlineLines as reference } from "#messages/en/terminal/deadline-lines.ts";
import type { SameKeys } from "#messages/keys.ts";

export const deadlineLines = {
  moved: "기한이 바뀌었습니다:",
  components: "구성요소 {count}개",
  open: "모르는 사실은 가장 나쁜 경우로 보았습니다 (bongsu facts로 알려 주세요):",
  openComponents: "구성요소 {count}개",
  revised: "{change} 지시의 제{revision}판에 따릅니다.",
} as const satisfies SameKeys<typeof reference>;
