/** What `bongsu report submit` and `status` say, in Korean. */
import type { submitCommand as reference } from "#messages/en/submission/submit-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const submitCommand = {
  usage: "bongsu report submit 파일… --room 주소 [--token-file F] [--words-file F] [--out DIR] [--dir DIR]",
  usageStatus: "bongsu report status 번호 --words-file F --room 주소",
  what: "submit: 신고를 상황반에 보냅니다. 내용을 판단하기 전에 건마다 접수증을 받습니다. 토큰이 있으면 파이프라인으로, 없으면 여섯 낱말로 보내며, 누구인지 밝히지 않고도 그 낱말로 다시 찾아올 수 있습니다. 다시 보내도 같은 신고입니다. JSON이 아닌 것은 파일로 보냅니다.",
  whatStatus: "status: 신고의 처리 상황, 단계별 결정과 이유, 질문을 보여 줍니다.",
  exits:
    "submit 종료 상태: 0 모두 상황반이 서명한 접수증을 받음, 1 접수증이 없거나 거짓인 것이 있음, 2 보내지 못함, 3 서명자를 확인하지 않음(--dir 없이).",
  optionRoom: "--room URL  상황반 주소. 없으면 BONGSU_ROOM",
  optionToken: "--token-file F  report 범위의 토큰이 든 파일",
  optionWords:
    "--words-file F  여섯 낱말이 든 파일. 없으면 submit이 만듭니다. status는 -이면 표준 입력에서 읽습니다",
  optionDir: "--dir DIR  상황반을 따르는 에이전트 폴더. 거기 고정된 열쇠로 접수증을 확인합니다",
  notFollowed: "{dir} 폴더는 {room}을(를) 따르지 않습니다. 먼저 bongsu sync를 하거나 --dir를 빼세요.",
  unchecked:
    "접수증은 보낸 것과 맞습니다. 누가 서명했는지는 확인하지 않아 종료 상태가 3입니다. 상황반 열쇠가 고정된 폴더를 --dir로 지정하세요.",
  doubt: {
    "other-bytes": "{path}: {line}번째 줄: 보낸 것에 대한 접수증이 아닙니다.",
    "not-signed": "{path}: {line}번째 줄: 고정된 상황반 열쇠가 접수증에 서명하지 않았습니다.",
    "other-room": "{path}: {line}번째 줄: 다른 상황반이나 다른 세계의 접수증입니다.",
  },
  needsRoom: "--room URL이나 BONGSU_ROOM으로 상황반을 지정하세요.",
  words: "{room}에서 쓸 여섯 낱말: {words}",
  next: "신고마다 처리 상황을 보는 명령입니다. 낱말은 그 파일에서 읽습니다.",
  nextTyped: "신고마다 처리 상황을 보는 명령입니다. 여섯 낱말을 물어봅니다.",
  typeWords: "여섯 낱말을 한 줄에 적어 주세요.",
  wordsWrong: "{path}에 여섯 낱말이 없습니다.",
  numberWrong: "신고 번호가 아닙니다. 숫자와 글자 열두 자리입니다.",
  noSuchReport: "이 번호와 낱말에 맞는 신고가 이 상황반에 없습니다.",
  statusNeeds:
    "신고 번호와 여섯 낱말이 든 파일을 적으십시오: bongsu report status 번호 --words-file 파일 --room 주소",
  received: "{path}: {number}  {time}  SHA-256 {sha256}",
  refused: "{path}: {line}번째 줄: 접수되지 않음: {why}",
  noReceipt: "{path}: {line}번째 줄: 읽을 수 있는 접수증이 없습니다.",
  noWork: "상황반이 작업 과제를 주지 않습니다: {why}",
  retryAfter: "{seconds}초 뒤에 다시 해 보세요.",
} as const satisfies SameKeys<typeof reference>;
