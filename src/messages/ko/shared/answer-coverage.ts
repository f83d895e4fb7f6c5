/** What was looked at before an answer: counts and kinds, in Korean. */
import type { answerCoverage as reference } from "#messages/en/shared/answer-coverage.ts";
import type { SameKeys } from "#messages/keys.ts";

export const answerCoverage = {
  title: "살펴본 범위",
  unstated: "무엇을 살펴보았는지 밝히지 않은 회신입니다.",
  nothing: "이 지시가 말하는 종류는 하나도 살펴보지 않음: 알 수 없음.",
  lists: "목록 {lists, number}개({kinds})",
  noLists: "목록 없음",
  components: "구성요소 {components, number}개({kinds}), 이 가운데 {compared, number}개를 지시와 대조",
  kind: "{kind} {count, number}",
  notCompared: "대조하지 못한 것 {count, number}개: 알 수 없음",
  lost: "찾을 수 없게 된 목록 {count, number}개",
  gone: "아주 없어진 목록 {lists, number}개, 구성요소 {components, number}개",
  checked: "{time}에 대조",
  checkedBetween: "{first}부터 {last}까지 대조",
  index: "공개 목록 순번 {sequence}({time}) 기준",
  indexUndated: "공개 목록 순번 {sequence} 기준",
  other: "기타",
  unnamed: "이름 없음",
} as const satisfies SameKeys<typeof reference>;
