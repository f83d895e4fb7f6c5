/** The national picture: page, measures and parts of the bar, in Korean. */
import type { picturePage as reference } from "#messages/en/pages/picture-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const picturePage = {
  measure: {
    told: "전파",
    acknowledged: "수신 확인",
    applicabilityKnown: "해당 여부 앎",
    affected: "영향 있음(미조치)",
    contradicted: "확인과 어긋남",
    closed: "조치 완료",
    closedInTime: "기한 내",
    unknown: "해당 여부 모름",
    silent: "응답 없음",
    notAffected: "해당 없음",
  },
  part: {
    closedInTime: "조치 완료(기한 내)",
    closedLate: "조치 완료(기한 뒤)",
    notAffected: "해당 없음",
    affected: "영향 있음(미조치)",
    contradicted: "확인과 어긋남",
    unknown: "해당 여부 모름",
    silent: "응답 없음",
    hidden: "가림(5곳 미만 등)",
  },
  connection: {
    connecting: "연결 중",
    live: "실시간",
    lost: "다시 연결 중",
  },
  title: "국가 현황판",
  none: "발령된 조치 지시가 아직 없습니다.",
  position: "기록 {position, number}번까지 반영",
  issued: "발령",
  due: "기한",
  tables: "분야별·계층별 표",
  bySector: "분야별",
  byTier: "계층별",
  group: "구분",
  shares: "비율",
  total: "합계",
  hidden: "가림",
  suppressed: "‘가림’은 5곳 미만(<5)인 칸이거나, 보이면 그런 칸을 거꾸로 알아낼 수 있는 칸입니다.",
  reading:
    "모름은 안전이 아닙니다. ‘해당 여부 모름’과 ‘응답 없음’은 어떤 합계에서도 조치 완료로 세지 않습니다.",
  inWords: "전파 {told}곳 가운데 조치 완료 {closed}곳, 해당 여부 모름 {unknown}곳.",
} as const satisfies SameKeys<typeof reference>;
