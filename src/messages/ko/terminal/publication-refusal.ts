/** Why a publication is not believed or cannot be fetched, in Korean, with what the reader of publications states of it. */
import type { publicationRefusal as reference } from "#messages/en/terminal/publication-refusal.ts";
import type { SameKeys } from "#messages/keys.ts";

export const publicationRefusal = {
  "index-missing": "목록(index.json)을 찾지 못했습니다: {detail}",
  "keys-missing": "상황반의 키 문서(keys.json)를 읽을 수 없습니다: {detail}",
  "keys-form": "키 문서의 형식이 맞지 않습니다: {detail}",
  "key-id-wrong": "키 번호가 키와 맞지 않습니다: {detail}",
  "key-not-shown": "상황반이 그 키를 내보이지 않습니다: {detail}",
  "keys-changed":
    "상황반의 키가 고정해 둔 키와 다릅니다. 다른 경로로 상황반에 확인하고, 상황반이 바꾼 것이 맞으면 --trust 파일을 붙여 sync를 다시 실행하세요: {detail}",
  "envelope-form": "목록이 서명 봉투가 아닙니다: {detail}",
  "hybrid-missing": "상황반의 하이브리드 키 서명이 없고 Ed25519 서명만 있습니다: {detail}",
  "not-signed": "믿는 상황반 키로 서명되지 않았습니다: {detail}",
  "index-form": "서명된 목록을 읽을 수 없습니다: {detail}",
  "key-of-other-world": "훈련과 실제의 키가 서로 바뀌었습니다: {detail}",
  "other-world": "훈련과 실제가 섞입니다. 다른 --dir을 쓰세요: {detail}",
  "other-room": "다른 상황반의 자료입니다. 다른 --dir을 쓰세요: {detail}",
  "rolled-back": "알고 있는 것보다 오래된 목록입니다: {detail}",
  forked: "같은 번호의 다른 목록입니다. 상황반에 알리세요: {detail}",
  expired: "목록의 기한이 지났습니다. 그래도 받으려면 --allow-expired를 붙이세요: {detail}",
  "directive-large": "조치 지시로는 너무 큽니다: {detail}",
  "directive-not-signed": "조치 지시가 믿는 상황반 키로 서명되지 않았습니다: {detail}",
  "directive-other": "이름과 다른 조치 지시가 들어 있습니다: {detail}",
  "file-missing": "서명된 목록에 있는 파일이 없습니다: {detail}",
  "file-unlisted": "서명된 목록에 없는 파일입니다: {detail}",
  "file-digest": "파일이 서명된 목록의 다이제스트와 다릅니다: {detail}",
  "file-short": "파일이 서명된 목록이 약속한 것보다 짧습니다: {detail}",
  "file-long": "파일이 너무 깁니다: {detail}",
  "bundle-form": "꾸러미가 아니거나 중간에 잘렸습니다: {detail}",
  "bundle-gap": "아직 들여오지 않은 색인 이후의 변경만 담은 꾸러미입니다: {detail}",
  "broken-off": "받다가 끊겼습니다. sync를 다시 실행하면 이어서 받습니다: {detail}",
  unreachable: "연결할 수 없습니다: {detail}",
  unavailable: "서버가 오류로 답했습니다: {detail}",
} as const satisfies SameKeys<typeof reference>;
