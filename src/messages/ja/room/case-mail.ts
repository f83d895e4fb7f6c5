/** The words of mails about cases, in Japanese. */
import type { caseMail as reference } from "#messages/en/room/case-mail.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const caseMail = {
  drill: "[訓練]",
  ended: "案件 {mark} の公開保留が終わりました",
  published: "案件 {mark} が公開されました",
  reminder: "案件 {mark} の公開保留がまもなく終わります",
  waiting: "案件 {mark} で回答をお待ちしています",
  released: "案件 {mark} を先にご覧になれます",
  signal: "フィードに案件 {mark} に関する内容が現れました：すぐにご確認ください",
  answered: "案件 {mark} に回答がありました",
  credit: "案件 {mark} の発見者が謝辞を変更しました：勧告の謝辞をもう一度ご確認ください",
  review: "案件 {mark} の勧告が二人目の承認を待っています",
  several: "所属機関の案件 {count, number}件に動きがあります",
  duty: "所属機関の当番です。案件ごとに、ご覧になるまで一度だけ、その後は一日一度まとめてお知らせします。",
  reply:
    "このメールに返信すると調整担当者に届きます。メールは途中では封印されません。脆弱性を説明する内容は書かないでください。",
  how: "何をすべきかは状況室にあります：",
} as const satisfies SomeKeys<typeof reference>;
