/** The words of messages in cases that came by mail, in Korean. */
import type { caseMailOrigin as reference } from "#messages/en/pages/case/case-mail-origin.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseMailOrigin = {
  kind: { message: "메일로 옴", automatic: "메일로 옴, 자동 응답" },
  sender: {
    expected: "알고 있는 주소에서 옴(쉽게 꾸밀 수 있음)",
    unexpected: "알고 있는 것과 다른 주소에서 옴",
    "not-checked": "보낸 사람 확인 전",
  },
  damaged: "메일 형식이 깨져 있어 전체를 파일로 붙였습니다.",
  unreadable: "여기서 읽을 수 없는 첨부: {names}. 다른 형식으로 요청하십시오.",
  leftOut: "너무 크거나 많은 첨부 {count}개는 받지 않았습니다.",
  whole: "인용까지 포함한 메일 전체",
} as const satisfies SameKeys<typeof reference>;
