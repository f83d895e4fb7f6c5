/** What the page says that verifies a room's public pages, in Korean. */
import type { verifierPage as reference } from "#messages/en/room/verifier-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const verifierPage = {
  title: "이 화면이 로그에 남은 그대로입니까?",
  what: "이 파일은 상황반의 공개 화면(/check와 /report)과 그 화면이 쓰는 모든 파일을 받아, 상황반이 서명해 다른 기관이 지켜보는 로그에 남긴 목록과 비교합니다. 받은 것은 실행하지 않으며 다른 서버에 접속하지 않습니다. 파일로 보관하세요. 서버가 준 확인 화면은 그 서버에 유리한 말만 할 수 있습니다.",
  room: "상황반 주소",
  keys: "상황반의 키 식별자, 한 줄에 하나",
  keysHint: "상황반 담당자에게서 다른 경로로 받았거나 보관해 둔 것입니다.",
  policy: "로그를 보았어야 하는 증인(c2sp.org/tlog-policy)",
  policyHint: "로그의 키, 증인, 필요한 증인 수입니다.",
  language: "언어",
  check: "비교",
  checking: "비교하고 있습니다 …",
  machineMade: "기계가 옮긴 글이며 사람이 검토하지 않았습니다.",
  addressWrong: "http 또는 https 주소가 아닙니다.",
  match: "일치: 이 브라우저가 받은 것은 로그에 남은 그대로입니다.",
  differs:
    "다름: 로그에 남은 것이 아닙니다. 이 화면에 아무것도 입력하지 말고, 다른 경로로 상황반에 알리세요.",
  unknown: "알 수 없음. 좋은 결과로 여기지 마세요.",
  noDifference: "비교할 수 있었던 것에는 다른 점이 없었습니다.",
  drill: "훈련입니다. 이 키는 다른 데 쓸 수 없습니다.",
  facts: "{version}판 파일 {files}개, 로그 {origin}의 {size}개 가운데 {index}번 항목.",
  seen: "증인: {witnesses}",
  signed: "서명: {keys}",
  bookmark:
    "이제 이 페이지 주소에 키와 정책이 들어 있으며 어디에도 전송되지 않습니다. 즐겨찾기에 추가하세요.",
  limits:
    "이 브라우저가 지금 이곳에서 받은 것에 대한 답입니다. 서버가 다른 사람에게, 또는 한 시간 뒤에 무엇을 주는지는 알 수 없습니다.",
  "keys-unpinned": "키 식별자를 지정하지 않아, 상황반이 보여 준 키를 그대로 썼습니다.",
  "keys-unread": "상황반의 키를 읽을 수 없습니다.",
  "policy-unpinned": "정책을 지정하지 않아, 로그의 키를 상황반에서 받았습니다.",
  "policy-unread": "정책을 읽을 수 없습니다.",
  "witness-none": "상황반 말고는 아무도 이 로그를 보지 않았습니다.",
  "room-other": "다른 주소의 목록입니다: {file}.",
  "page-policy-hidden":
    "{file}에 어떤 브라우저 규칙이 붙었는지 볼 수 없습니다. 예전 상황반이거나 중간의 무엇이 가렸습니다.",
  "page-unfetched": "받거나 읽을 수 없는 것이 있습니다: {why}",
} as const satisfies SameKeys<typeof reference>;
