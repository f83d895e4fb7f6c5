/** The words of mails about alerts, in Japanese. */
import type { alertMail as reference } from "#messages/en/shared/alert-mail.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const alertMail = {
  drill: "[訓練]",
  lead: "当直者に一度だけお知らせします：",
  how: "確認する、または誰が確認したかを見るには状況室で：",
  digestSubject: "すでにお知らせした警報の続報 {count, number}件",
  digestLead: "前回のまとめ以降に届いた続報です：",
  digestHow: "すべて状況室にあります：",
  kinds: {
    "directive-issued": "対応指示 {about} を発令",
    "crisis-level": "サイバー危機警報の段階を記録 {about}",
    "feed-problem": "フィード {about} に異常",
    "change-held": "フィードの変更が判断を待っています（{about}）",
  },
} as const satisfies SomeKeys<typeof reference>;
