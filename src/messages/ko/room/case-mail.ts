/** The words of mails about cases, in Korean. */
import type { caseMail as reference } from "#messages/en/room/case-mail.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseMail = {
  drill: "[훈련]",
  ended: "사건 {mark}의 공개 보류가 끝났습니다",
  published: "사건 {mark}이(가) 공개되었습니다",
  reminder: "사건 {mark}의 공개 보류가 곧 끝납니다",
  waiting: "사건 {mark}에서 답을 기다립니다",
  released: "사건 {mark}을(를) 먼저 보실 수 있습니다",
  signal: "피드에 사건 {mark} 관련 내용이 나타났습니다: 바로 확인하세요",
  answered: "사건 {mark}에 답이 왔습니다",
  credit: "사건 {mark}의 발견자가 감사 표시를 바꾸었습니다: 권고의 감사 표시를 다시 확인하세요",
  review: "사건 {mark}의 보안권고문이 두 번째 사람의 승인을 기다립니다",
  several: "소속 기관의 사건 {count, number}건에 소식이 있습니다",
  duty: "소속 기관의 당직입니다. 사건마다 열어 보실 때까지 한 번만 알리고, 그 뒤는 하루 한 번 모아 알립니다.",
  reply:
    "이 메일에 답장하면 조정 담당자에게 전해집니다. 메일은 가는 길에 봉인되지 않으므로 취약점을 설명하는 내용은 쓰지 마십시오.",
  how: "해야 할 일은 상황반에 있습니다.",
} as const satisfies SameKeys<typeof reference>;
