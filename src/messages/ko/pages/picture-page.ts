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
  noneLeads:
    "현황판은 첫 조치 지시에서 시작합니다. 두 사람이 지시를 내면 누가 통지받았고, 누가 파악했고, 누가 조치를 마쳤는지 셉니다.",
  noneCompose: "첫 조치 지시 작성",
  noneDirectives: "조치 지시로",
  pages: "조치 지시 쪽 이동",
  shownOf: "발령된 조치 지시 {total, number}건 가운데 {count, number}건, 최근 순",
  newest: "최근 조치 지시",
  older: "이전 조치 지시",
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
  steps:
    "숫자는 단계로 움직입니다. 한 칸의 숫자는 그 안에서 5곳 이상이 바뀌고 1~2분이 지나서야 바뀌므로 한 기관의 회신이 드러나지 않습니다. 그때까지 칸은 마지막으로 보인 값 그대로입니다. 모두 같은 회신이 될 칸은 5곳을 남겨 둡니다.",
  lag: "전파한 {told, number}곳 가운데 최대 {count, number}곳은 지금 더 좋거나 나쁘게 달라졌을 수 있습니다. 최근 1~2분의 변화는 여기에 더해집니다.",
  lagHidden: "전파한 기관 모두가 지금 더 좋거나 나쁘게 달라졌을 수 있습니다.",
  allHidden:
    "이 현황의 숫자는 모두 가려져 있습니다. 기관이나 회신이 적어, 세면 한 기관의 회신이 드러나기 때문입니다.",
  movedLast: "숫자가 마지막으로 바뀐 때",
  severalSectors: "작은 분야 여럿 합계",
  severalTiers: "작은 계층 여럿 합계",
  reading:
    "모름은 안전이 아닙니다. ‘해당 여부 모름’과 ‘응답 없음’은 어떤 합계에서도 조치 완료로 세지 않습니다.",
  inWords: "전파 {told}곳 가운데 조치 완료 {closed}곳, 해당 여부 모름 {unknown}곳.",
} as const satisfies SameKeys<typeof reference>;
