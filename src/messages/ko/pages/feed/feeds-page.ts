/** 상황반이 스스로 가져오는 피드의 화면. */
import type { feedsPage as reference } from "#messages/en/pages/feed/feeds-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const feedsPage = {
  title: "피드",
  lead: "상황반이 스스로 가져오는 것, 피드마다 내용의 기준 시각과 이상을 보여 줍니다. 오지 않는 피드가 무엇을 지우지는 않으며, 아는 것이 낡아 갈 뿐입니다.",
  list: "피드",
  none: "예약된 피드가 없어 아무것도 가져오지 않습니다. 상황반 서버에서 bongsu source standard > feeds.json, 이어서 bongsu source load feeds.json.",
  feed: "피드",
  state: "상태",
  asOf: "내용 기준",
  fetched: "가져옴",
  next: "다음",
  records: "레코드",
  act: "조치",
  never: "아직 없음",
  unknown: "모름",
  whole: "빠짐없음",
  partial: "빠짐 있음",
  held: "레코드 {count, number}건이 결정을 기다립니다",
  lastError: "마지막 시도 실패: {message}",
  keys: "검증 키 {keys}",
  fetch: "지금 가져오기",
  fetchNamed: "지금 가져오기: {id}",
  requested: "{id} 피드를 가져오는 중입니다.",
  accept: "받아들이기",
  acceptNamed: "{id} 피드의 지금 내용 받아들이기",
  acceptTitle: "이 피드의 지금 내용을 옳은 것으로 받아들입니까?",
  acceptMeaning:
    "지금부터 {id} 피드를 전과 비교하지 않습니다: 줄어든 레코드, 다른 키, 더 이른 시각을 옳은 것으로 봅니다. 새로 가져오며, 기록부에 남습니다.",
  heldLink: "보류한 변경",
} as const satisfies SameKeys<typeof reference>;
