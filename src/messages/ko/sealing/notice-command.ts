/** What `bongsu notice` says, in Korean. */
import type { noticeCommand as reference } from "#messages/en/sealing/notice-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const noticeCommand = {
  usageDraft:
    "bongsu notice draft --office 기관 --title 제목… --text 내용… [--directive 번호] [--replaces SHA256] [--guideline [--vulnerability 번호…] [--review-by 날짜]] [--drill] --out 파일",
  usageSign: "bongsu notice sign 파일 --key 키 --out 결과",
  usageExport: "bongsu notice export SHA256 --from 주소|폴더 --out 파일 [--policy 정책]",
  usageVerify: "bongsu notice verify 파일 --policy 정책",
  usageList: "bongsu notice list --dir 폴더",
  optionOffice: "--office 기관  명부에 있는, 알림을 내는 기관",
  optionTitle: "--title 제목  명령의 언어로, 다른 언어는 --title 언어=제목. 여러 번 쓸 수 있습니다",
  optionText: "--text 내용  알리는 내용. 제목처럼 언어별로 씁니다",
  optionDirective: "--directive 번호  관련된 지시",
  optionReplaces: "--replaces SHA256  이 알림이 대신하는 같은 기관의 알림",
  optionGuideline: "--guideline  그날의 알림이 아니라 계속 두는 지침",
  optionVulnerability: "--vulnerability 번호  지침이 다루는 취약점. 여러 번 쓸 수 있습니다",
  optionReviewBy: "--review-by 날짜  기관이 지침을 다시 살펴보는 기한",
  optionDrill: "--drill  훈련 알림",
  what: "한 기관이 단독으로 알리는 것입니다. 아무것도 지시하지 않으며 기한이 없습니다. 서명한 것은 지시 목록 페이지로 가져오고, 상황반은 로그를 증인이 본 뒤 공표합니다.",
  exits: "종료 상태: 0 알려진 것, 1 아님(이유 표시), 2 읽을 수 없음.",
  drafted: "{out}: bongsu notice sign으로 서명합니다",
  cannot:
    "알림이 되지 않습니다. 언어마다 제목은 200자, 내용은 8,000자(지침은 20,000자)까지이고, 번호에는 빈칸이 없어야 합니다.",
  refused: "알려진 것이 아님",
  madeKnown: "{office} 알림, {at}",
  madeKnownDrill: "{office} 알림(훈련), {at}",
  about: "지시 {directive} 관련",
  guide: "{office} 지침, {at}",
  guideDrill: "{office} 지침(훈련), {at}",
  reviewBy: "{day}까지 다시 살펴봄",
  guidelineLine: "{office} 지침, {at}: {title} ({id})",
  line: "{office} 알림, {at}: {title} ({id})",
  none: "여기에는 기관의 알림이 없습니다.",
  notThere: "{from}에 알림 {notice}이(가) 없습니다.",
} as const satisfies SameKeys<typeof reference>;
