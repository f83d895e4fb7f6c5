/** How a remark about data from outside is laid out, and where its place is, in Korean. */
import type { remark as reference } from "#messages/en/shared/finding/remark.ts";
import type { SameKeys } from "#messages/keys.ts";

export const remark = {
  line: "{at}: {text} ({code})",
  about: "{name}: {text}",
  listUnknown: "읽을 수 있는 {kind} 목록이 아닙니다.",
  other: "올바르지 않은 부분이 있습니다.",
  place: {
    line: "{n}번째 줄",
    byte: "{n}번째 바이트",
    page: "{n}쪽",
    package: "{n}번째 패키지",
  },
} as const satisfies SameKeys<typeof reference>;
