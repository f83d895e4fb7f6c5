/** 상황반이 스스로 가져오는 피드에 대해 `bongsu source`가 하는 말. */
import type { sourceCommand as reference } from "#messages/en/terminal/source-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sourceCommand = {
  usage:
    "이렇게 씁니다: bongsu source check FILE | load FILE | list | feeds | fetch [ID …] | accept ID | standard",
  noFeeds:
    "예약된 피드가 없어 아무것도 가져오지 않습니다. bongsu source standard로 처음 쓸 일정을 찍어 보고, bongsu source load FILE로 불러옵니다.",
  scheduled: "{id}({kind}): {url}, {every}마다",
  line: "{id}: {state}. 내용 기준 {asOf}, 가져옴 {okAt}, 다음 {dueAt}",
  never: "없음",
  unknown: "모름",
  records: "레코드 {records, number}건",
  fetched: "{id}: 가져왔습니다. {counts}",
  nothingNew: "새 내용 없음",
  failed: "{id}: 가져오지 못하였습니다: {message}",
  busy: "{id}: 다른 프로세스가 가져오는 중입니다.",
  counts:
    "{format}: 읽음 {read, number}, 새로움 {new, number}, 바뀜 {changed, number}, 격리 {quarantined, number}, 보류 {held, number}",
  accepted: "{id}: 지금 가져오는 내용을 옳은 것으로 받아들이고 새로 가져옵니다.",
  unknownFeed: "일정에 피드 {id}이(가) 없습니다",
} as const satisfies SameKeys<typeof reference>;
