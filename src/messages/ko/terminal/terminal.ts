/** What several commands say, in Korean. */
import type { terminal as reference } from "#messages/en/terminal/terminal.ts";
import type { SameKeys } from "#messages/keys.ts";

export const terminal = {
  script: "스크립트",
  drill: "[훈련] 훈련 상황입니다",
  drillLine: "[훈련] {text}",
  expired: "주의: 받아 둔 목록의 기한이 지났습니다. sync를 다시 실행하세요.",
  more: "외 {count}건",
  noRoomIn:
    "{data}에는 상황반이 없습니다. --data로 상황반의 폴더를 지정하세요. 상황반은 시작할 때 만들어집니다: bongsu serve --data {data}",
  formatUnknown: "--format은 {names} 가운데 하나이며 {format}은(는) 아닙니다.",
  formatNear:
    "{format}(이)라는 형식은 없습니다. {near}을(를) 뜻하셨습니까? --format은 {names} 가운데 하나입니다.",
  yes: "y yes 예 네 ㅇ",
  roomAnswers: "상황반의 응답: {status}",
  unreachable: "상황반에서 답이 없습니다. 주소와 네트워크를 확인하십시오. ({detail})",
  addressWrong: "{address}은(는) 상황반의 주소가 아닙니다. 주소는 http:// 또는 https://로 시작합니다.",
  noRoomThere: "{address}의 답은 상황반의 것이 아닙니다. 주소를 확인하십시오.",
  inputTooLong: "표준 입력이 {limit, number}바이트를 넘습니다.",
  missing: "빠진 옵션: {options}",
  outExists: "{path}이(가) 이미 있어 아무것도 쓰지 않았습니다. 바꾸려면 --force를 쓰세요.",
  exportReplaces: "다시 만들 수 있는 것(내보내기, 지시 파일, 증명, 정책)은 OUT에 이미 있는 파일을 바꿉니다.",
  option: {
    force: "--force  이미 있는 파일을 바꿉니다",
    dir: "--dir 폴더  에이전트 폴더 (기본값: BONGSU_DIR)",
    room: "--room 주소  상황반 주소 (기본값: BONGSU_ROOM)",
    directive: "--directive 번호  이 조치 지시만",
    lang: "--lang {languages}  언어 (기본값: 시스템 언어)",
    color: "--color 때  색 사용: auto(기본값), always, never",
  },
} as const satisfies SameKeys<typeof reference>;
