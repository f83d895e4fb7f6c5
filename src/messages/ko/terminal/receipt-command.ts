/** What `bongsu receipt` says, in Korean. */
import type { receiptCommand as reference } from "#messages/en/terminal/receipt-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const receiptCommand = {
  usage: {
    list: "bongsu receipt list --dir 폴더 [--lang {languages}]",
    take: "bongsu receipt take 파일|- --dir 폴더",
    send: "bongsu receipt send 파일… --room 주소 [--out 파일]",
    slip: "bongsu receipt slip 쪽지 --room 주소 --token 토큰 [--organization 기관] [--out 파일]",
  },
  option: {
    list: "list  지시마다 가장 새로운 회신과 접수증, 기다리는 회신, 확인되지 않은 회신",
    take: "take 파일|-  상황반의 접수증을 보관하고, 확인된 회신을 발신함에서 지움",
    send: "send 파일…  서명된 회신을 상황반에 전달. 폴더도 키도 필요 없음",
    slip: "slip 쪽지  회신 쪽지를 상황반에 입력(attest --slip이 만듦). 담당관은 기관을 지정",
    organization: "--organization 기관  담당관이 입력할 때, 누구의 쪽지인지",
    out: "--out 파일  되가져갈 접수증을 쓸 곳(기본: 표준 출력)",
  },
  what: "이 기관이 회신한 내용과 상황반이 확인한 내용입니다. 상황반에 연결되지 않은 곳에서는 회신을 파일로 옮깁니다. 이곳에서 attest --out 파일, 연결된 컴퓨터에서 receipt send, 받은 접수증으로 다시 이곳에서 receipt take를 실행합니다.",
  none: "이 폴더에서 회신한 것이 아직 없습니다.",
  waits: "{directive}: 회신이 발신함에서 기다립니다. 도착했다는 증거가 없습니다.",
  unconfirmed:
    "{directive}: 보냈으나 확인되지 않았습니다. 접수증 {receipt}({instant})에 이곳에서 믿는 상황반 키의 서명이 없습니다. 상황반이 접수증에 서명하게 되면 다시 회신하세요.",
  taken: "{directive}: 접수증 {receipt}을(를) 보관했습니다({answer}).",
  slipTaken: "상황반이 {organization}의 쪽지를 받았습니다: {answer} ({directive}). 접수증 {receipt}.",
  needsToken: "--token 토큰 또는 BONGSU_TOKEN을 지정하세요. 쪽지는 권한 있는 사람이 입력합니다.",
  needsTokenFor: "{path}은(는) 요청입니다. 요청하는 기관의 --token 토큰 또는 BONGSU_TOKEN을 지정하세요.",
  requestSent: "{file}: 상황반이 요청을 받았습니다. 답을 가져가서 extension take를 실행하세요.",
  sent: "{file}: 상황반이 접수증을 주었습니다. 가져가서 receipt take를 실행하세요.",
  needsDir: "--dir 폴더 또는 BONGSU_DIR을 지정하세요.",
  needsRoom: "--room 주소 또는 BONGSU_ROOM을 지정하세요.",
  unreadable: "{path}을(를) 읽을 수 없습니다.",
  notAnswer: "{path}은(는) 서명된 회신이 아닙니다(attest --out 파일이 만듭니다).",
} as const satisfies SameKeys<typeof reference>;
