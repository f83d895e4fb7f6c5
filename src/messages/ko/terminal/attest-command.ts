/** What `bongsu attest` and `bongsu acknowledge` say, in Korean. */
import type { attestCommand as reference } from "#messages/en/terminal/attest-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const attestCommand = {
  usage:
    "bongsu attest --directive 지시번호 --dir 폴더 [--room 주소] [--out 파일 | --slip [--qr 파일]] [--yes] [--lang {languages}]",
  what: "조치 지시에 대해 보낼 내용을 그대로 보여 주고(개수만: 구성요소·경로·서버 이름 없음), 물어본 뒤, 기관의 키로 서명해 보내고 접수증을 보관합니다.",
  lost: "답을 받지 못했으면 다시 실행하세요. 같은 서명본이 그대로 다시 전송됩니다.",
  option: {
    room: "--room 주소  상황반의 주소(기본: BONGSU_ROOM, 없으면 동기화한 상황반). 다른 상황반에는 보내지 않음",
    out: "--out 파일  보내지 않고 서명한 회신을 파일에 씀. 상황반으로 옮김(receipt send)",
    slip: "--slip  보내지 않고 60자 이내의 회신 쪽지를 씀. 상황반에 입력하거나 읽어 줌(receipt slip)",
    qr: "--qr 파일  쪽지를 QR 코드로도 파일(SVG)에 씀. 터미널에는 바로 그림",
    directive: "--directive 번호  조치 지시",
    yes: "--yes  묻지 않고 보냄",
  },
  acknowledgeUsage:
    "bongsu acknowledge --directive 지시번호 --dir 폴더 [--room 주소] [--out 파일 | --slip [--qr 파일]]",
  acknowledge: "기관이 조치 지시를 받았음을 상황반에 알립니다(수신 확인). 영향 여부는 말하지 않습니다.",
  nobodyToAsk: "물어볼 사람이 없습니다. 보내려면 --yes를 붙이세요.",
  consent: "이대로 보낼까요? (y/n)",
  roomInvalid: "--room에는 http 또는 https 주소를 적습니다.",
  drill: "[훈련]",
  title: "조치 지시 {directive} (개정 {revision})에 대한 이행 확인",
  contradicted: "조치 완료로 알렸으나 다시 영향이 발견됨: {count}",
  everything: "구성요소 이름도 경로도 서버 이름도 들어 있지 않습니다. 보낼 내용 전부:",
  notSent: "보내지 않았습니다.",
  unconfirmed:
    "{url}이(가) 회신을 받고 접수증 {receipt}을(를) 주었으나 서명이 없어, 상황반에 기록되었다는 증거가 없습니다. 보냈으나 확인되지 않음. 회신은 발신함에 남아 있습니다. 0.1.0까지의 상황반은 접수증에 서명하지 않습니다. 상황반이 서명하게 되면 명령을 다시 실행하세요.",
  written:
    "{file}에 서명해 두었고, 보낸 것은 없습니다. 접수증을 받을 때까지(receipt take) 회신은 발신함에서 기다립니다.",
  roomOrOut: "--room, --out, --slip 가운데 하나만 지정하세요.",
  stored: "접수증 {receipt} ({receivedAt}, sha256 {digest})을 보관했습니다.",
} as const satisfies SameKeys<typeof reference>;
