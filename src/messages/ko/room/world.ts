/** 편제, 담당 기관, 기관을 다루는 명령이 하는 말. */
import type { world as reference } from "#messages/en/room/world.ts";
import type { SameKeys } from "#messages/keys.ts";

export const world = {
  usage: "이렇게 쓰십시오: {usage}",
  fileUnread: "{file} 파일이 없거나 읽을 수 없습니다.",
  notTopology: "{file}은(는) 상황반이 쓸 수 있는 편제가 아닙니다.",
  summary:
    "{id}: 언어 {languages}; 시간대 {zone}; 영역 {domains}, 부문 {sectors}, 계층 {tiers}, 지역 {regions}, 담당 기관 {offices}",
  drill: "[훈련] 여기 있는 것은 모두 지어낸 것입니다.",
  sound: "지적이 없습니다.",
  officesChanged: "바뀌는 담당 기관: {offices}",
  wordsAdded: "새로운 낱말: {words}",
  none: "없음",
  organizations: "신규 {added}, 변경 {changed}, 그대로 {unchanged}; 그중 종료 {ended}",
  tried: "시험만 하였고 저장하지 않았습니다.",
  stored: "저장하였습니다.",
  refused: "{file}을(를) 불러올 수 없습니다. 아무것도 저장하지 않았습니다.",
  source: "{id}: {named} 담당, 반입자·주소 {brought}",
  noSources:
    "정해진 출처가 없습니다: 반입 권한이 있는 누구나 모든 레코드를 반입할 수 있으며, 철회는 두 번째 사람의 확인을 기다립니다.",
} as const satisfies SameKeys<typeof reference>;
