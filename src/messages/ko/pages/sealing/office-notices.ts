/** What single offices made known, beside the directives, in Korean. */
import type { officeNotices as reference } from "#messages/en/pages/sealing/office-notices.ts";
import type { SameKeys } from "#messages/keys.ts";

export const officeNotices = {
  title: "기관의 알림",
  what: "한 기관이 단독으로, 자기 서명으로 알린 것입니다. 아무것도 지시하지 않으며 기한이 없습니다.",
  none: "알림을 낸 기관이 없습니다.",
  by: "{office},",
  about: "관련 지시",
  guideline: "지침",
  vulnerabilities: "다루는 취약점",
  reviewBy: "기관이 {day}까지 다시 살펴봅니다.",
  digest: "SHA-256",
  bring: "서명된 알림 가져오기",
  bringHint:
    "기관이 자기 컴퓨터에서 bongsu notice draft로 쓰고 bongsu notice sign으로 서명합니다. 누가 가져오든 그 기관의 서명만 셉니다.",
  brought: "접수했습니다. 증인이 로그에서 확인하면 여기에 나타납니다.",
} as const satisfies SameKeys<typeof reference>;
