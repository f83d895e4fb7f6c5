/** What single offices made known, beside the directives, in Japanese. */
import type { officeNotices as reference } from "#messages/en/pages/sealing/office-notices.ts";
import type { SameKeys } from "#messages/keys.ts";

export const officeNotices = {
  title: "機関のお知らせ",
  what: "一つの機関だけが、自分の署名で知らせたものです。何も命じず、期限はありません。",
  none: "お知らせを出した機関はありません。",
  by: "{office}、",
  about: "関係する指示",
  guideline: "指針",
  vulnerabilities: "扱う脆弱性",
  reviewBy: "機関は {day} までに見直します。",
  digest: "SHA-256",
  bring: "署名されたお知らせを持ち込む",
  bringHint:
    "機関が自分の機械で bongsu notice draft で書き、bongsu notice sign で署名します。誰が持ち込んでも、その機関の署名だけを数えます。",
  brought: "受け付けました。証人がログで確かめるとここに現れます。",
} as const satisfies SameKeys<typeof reference>;
