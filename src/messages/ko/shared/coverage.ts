/** What an answer rests on: the last line of a check, in Korean. */
import type { coverage as reference } from "#messages/en/shared/coverage.ts";
import type { SameKeys } from "#messages/keys.ts";

export const coverage = {
  basis: {
    line: "대조한 자료: {sources}. 구성요소 {compared}개 대조, {notCompared}개 대조하지 못함.",
    nothing: "없음",
    feed: "피드(레코드 {records, number}건)",
    source: "{name}(레코드 {records, number}건)",
    directive: "조치 지시 {name}(권고문 {records, number}건)",
    part: "{source} {complete}",
    whole: "{time}까지 전체, {age}",
    wholeOf: "{ecosystem} {time}까지 전체, {age}",
    doubtful: "{ecosystem} {doubt}",
    notStated: "전체라는 진술 없음",
    today: "하루 안의 자료",
    days: "{days, number}일 지난 자료",
    more: "그 밖에 {count}건",
  },
  doubt: {
    "not-stated": "전체라는 진술 없음",
    "records-missing": "진술과 레코드 수가 다름",
    "too-old": "{time}까지의 자료라 너무 오래됨",
    "ahead-of-clock": "{time}까지라고 하나 이 컴퓨터의 시계보다 앞서 얼마나 지났는지 알 수 없음",
  },
} as const satisfies SameKeys<typeof reference>;
