/** 당직자에게 보내는 경보 메일과 모음 메일의 문구. */
import type { alertMail as reference } from "#messages/en/shared/alert-mail.ts";
import type { SameKeys } from "#messages/keys.ts";

export const alertMail = {
  drill: "[훈련]",
  lead: "당직자에게 한 번만 알리는 내용입니다:",
  how: "확인하거나 누가 확인하였는지 보려면 상황반에서:",
  digestSubject: "이미 알린 경보의 이후 소식 {count, number}건",
  digestLead: "지난 모음 이후, 알린 뒤에 더 온 소식입니다:",
  digestHow: "모두 상황반에 있습니다:",
  kinds: {
    "directive-issued": "조치 지시 {about} 발령",
    "crisis-level": "사이버위기경보 단계 기록 {about}",
    "feed-problem": "피드 {about} 이상",
    "change-held": "피드 변경이 결정을 기다립니다({about})",
  },
} as const satisfies SameKeys<typeof reference>;
