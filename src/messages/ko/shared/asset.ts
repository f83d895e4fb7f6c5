/** What an organisation says of its own systems, in Korean. */
import type { asset as reference } from "#messages/en/shared/asset.ts";
import type { SameKeys } from "#messages/keys.ts";

export const asset = {
  name: {
    exposed: "외부 노출",
    highValue: "핵심 기능",
    humanImpact: "업무·안전 영향",
    assetClass: "자산 종류",
    supported: "제조사 지원",
    compromised: "침해 확인",
  },
  knowing: {
    exposed: "외부 노출 여부를 알면",
    highValue: "핵심 시스템인지 알면",
    humanImpact: "업무와 안전에 미치는 영향을 알면",
    assetClass: "자산 종류를 알면",
    supported: "제조사가 지원하는지 알면",
    compromised: "침해 여부를 알면",
  },
  question: {
    exposed: "인터넷에서 닿을 수 있습니까?",
    highValue: "핵심 업무가 이 시스템에 달려 있습니까?",
    humanImpact: "멈추거나 빼앗기면 업무와 사람의 안전에 미치는 영향이 얼마나 큽니까?",
    assetClass: "어떤 종류의 시스템입니까?",
    supported: "제조사가 아직 지원합니까?",
    compromised: "침해 흔적을 찾았습니까?",
  },
  value: {
    yes: "예",
    no: "아니요",
    unknown: "모름",
    "humanImpact-low": "작음",
    "humanImpact-medium": "중간",
    "humanImpact-high": "큼",
    "humanImpact-very-high": "매우 큼",
    "assetClass-internal": "인터넷에서 닿지 않는 내부 시스템",
    "assetClass-office": "업무용 프로그램이나 웹 브라우저",
    "assetClass-online": "온라인 서비스",
  },
  open: "{knowing} {before} → {after} ({name}: {value}인 경우)",
  window: "{days} {from}–{to} KST",
  daily: "매일",
  weekday: { 1: "월", 2: "화", 3: "수", 4: "목", 5: "금", 6: "토", 7: "일" },
  weekdaySeparator: "·",
} as const satisfies SameKeys<typeof reference>;
