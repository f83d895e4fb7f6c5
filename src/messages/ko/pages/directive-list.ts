/** The list of directives, in Korean. */
import type { directiveList as reference } from "#messages/en/pages/directive-list.ts";
import type { SameKeys } from "#messages/keys.ts";

export const directiveList = {
  title: "조치 지시",
  compose: "새 지시 작성",
  state: "상태",
  all: "모든 상태",
  none: "조치 지시가 없습니다.",
  directive: "지시",
  force: "구분",
  office: "발령 기관",
  issued: "발령",
  updated: "마지막 변경",
} as const satisfies SameKeys<typeof reference>;
