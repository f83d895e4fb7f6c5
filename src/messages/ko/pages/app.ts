/** The shell around every page: the name of the product and what it is not, the mark of a drill, in Korean. */
import type { app as reference } from "#messages/en/pages/app.ts";
import type { SameKeys } from "#messages/keys.ts";

export const app = {
  name: "봉수",
  disclaimer:
    "공개 소프트웨어 봉수(Bongsu). 어느 정부 기관의 공식 서비스도 아니며 보증을 받은 것도 아닙니다.",
  noScript: "이 화면은 JavaScript가 있어야 열립니다. 명령줄은 없이도 됩니다.",
  drill: {
    mark: "[훈련]",
    sentence: "훈련 세계입니다. 실제 상황이 아니며, 기관과 제품은 모두 지어낸 것입니다.",
  },
  notFound: {
    title: "없는 화면입니다",
    home: "첫 화면으로",
  },
} as const satisfies SameKeys<typeof reference>;
