/** The name of the product and what it is not, in Korean. */
import type { app as reference } from "#messages/en/pages/app.ts";
import type { SameKeys } from "#messages/keys.ts";

export const app = {
  name: "봉수",
  disclaimer:
    "공개 소프트웨어 봉수(Bongsu). 어느 정부 기관의 공식 서비스도 아니며 보증을 받은 것도 아닙니다.",
} as const satisfies SameKeys<typeof reference>;
