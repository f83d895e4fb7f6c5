/** What is said of the translation itself, in Korean. */
import type { translation as reference } from "#messages/en/shared/translation.ts";
import type { SameKeys } from "#messages/keys.ts";

export const translation = {
  machineMade:
    "이 언어는 기계가 옮겼고 사람이 확인하지 않았습니다. 중요한 것은 한국어나 영어로 확인하십시오.",
} as const satisfies SameKeys<typeof reference>;
