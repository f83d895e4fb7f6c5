/** What offices sign of a directive, on its page, in Korean. */
import type { signingPart as reference } from "#messages/en/pages/sealing/signing-part.ts";
import type { SameKeys } from "#messages/keys.ts";

export const signingPart = {
  title: "기관 서명",
  noRoster:
    "이 상황반에는 서명 기관 명부가 없습니다. 자기 열쇠 하나로만 발령하므로, 지금의 에이전트는 따르지만 다른 기관의 서명은 뒷받침하지 않습니다. 운영자가 bongsu roster adopt 로 명부를 채택합니다.",
  kind: { order: "조치 지시", suspension: "효력 정지", notice: "알림", guideline: "지침" },
  waits: "승인됨, 서명을 기다립니다: {needed}곳 중 {count}곳.",
  waitsForLog: "{needed}곳 중 {count}곳이 서명했습니다. 증인이 기록에서 확인하기를 기다립니다.",
  inForce: "{needed}곳 필요, {count}곳 서명으로 효력 발생:",
  signed: "서명한 기관",
  missing: "서명하지 않은 기관",
  words: "요약값 낱말",
  download: "서명할 파일",
  howTo:
    "기관마다 자기 컴퓨터에서 bongsu sign FILE --key KEY --out OUT 으로 서명하고, 낱말을 전화로 맞춰 봅니다. 페이지에서는 서명할 수 없습니다.",
  bring: "서명 가져오기",
  bringHint: "bongsu sign 이 쓴 파일입니다.",
  suspended: "효력 정지 중: 기한이 멈춰 있습니다.",
  suspendedBy: "{office}, 시작",
  suspendedUntil: "까지",
  suspendedOpen: "다음 개정까지",
  bringSuspension: "효력 정지: 서명된 효력 정지 문서 가져오기",
  bringSuspensionHint:
    "한 기관은 개정마다 한 번, 최대 24시간 효력을 정지할 수 있습니다. 더 오래 정지하려면 지시와 같은 수의 기관이 서명해야 합니다. 파일은 bongsu.suspension/1 문서에 bongsu sign으로 서명한 것입니다.",
  code: "오늘의 확인번호(전화로 불러 줍니다):",
  suspendTitle: "이 지시의 효력 정지",
  suspendHint:
    "기관이 자기 컴퓨터에서 서명할 파일을 만듭니다. 서명해서 가져오기 전에는 아무것도 전송되지 않습니다.",
  suspendOffice: "효력을 정지하는 기관",
  suspendLasts: "기간",
  suspendDay: "24시간, 한 기관 단독으로",
  suspendOpen: "다음 개정까지, 지시와 같은 수의 기관이",
  suspendReason: "이유",
  suspendWrite: "파일 만들기",
  suspendHow: "bongsu sign FILE --key KEY --out OUT 으로 서명하고 OUT을 아래로 가져옵니다. 지금부터 셉니다.",
} as const satisfies SameKeys<typeof reference>;
