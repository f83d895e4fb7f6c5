/** Controls that every page shares, in Korean. */
import type { ui as reference } from "#messages/en/pages/ui.ts";
import type { SameKeys } from "#messages/keys.ts";

export const ui = {
  again: "다시 시도",
  cancel: "취소",
  notFilled: "필요한 칸을 모두 맞게 채우면 보낼 수 있습니다.",
  close: "닫기",
  copied: "복사했습니다.",
  copy: "복사",
  copyFailed: "복사하지 못했습니다. 글을 선택해 복사하십시오.",
  language: "언어",
  languageFailed: "이 언어의 글을 불러오지 못했습니다. 네트워크를 확인하고 다시 시도하십시오.",
  loading: "불러오는 중입니다.",
  notAll: "여기에 보이는 것이 전부가 아닙니다.",
  more: "더 보기",
  none: "없음",
  print: "인쇄",
  search: "검색",
  skip: "본문으로 건너뛰기",
} as const satisfies SameKeys<typeof reference>;
