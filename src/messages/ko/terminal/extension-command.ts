/** What `bongsu extension` says, in Korean. */
import type { extensionCommand as reference } from "#messages/en/terminal/extension-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const extensionCommand = {
  usage: {
    take: "bongsu extension take 파일|- --dir 폴더",
    fetch: "bongsu extension fetch 지시번호 --dir 폴더 --room 주소 --token 토큰",
    ask: "bongsu extension ask 지시번호 --days 수|--hours 수|--working-days 수 --reason 사유 --controls 보완통제 --room 주소 --token 토큰",
  },
  what: "우리 기관의 조치 기한 연장을 지시마다 요청하고, 승인된 연장을 받아 둡니다.",
  option: {
    take: 'take  상황반이 승인한 연장을 파일이나 이동식 저장장치에서 받아 둡니다. 고정해 둔 상황반 키로 검증하며 우리 기관 것만 받습니다. 그 뒤로 "bongsu tasks"와 "bongsu check"가 연장된 기한으로 셉니다',
    fetch: "fetch  요청의 처리 결과를 보여 주고, 승인된 연장을 받아 둡니다",
    out: "--out 파일  ask와 함께: 지금 묻지 않고 요청을 파일에 씀. 연결된 곳에서 receipt send 파일 --token 토큰으로 보냄",
    ask: "ask  기한이 지나기 전에 연장을 요청합니다. 최대 90일이며, 사유와 그동안의 보완 통제를 적습니다",
    room: "--room, --token  상황반 주소와 우리 기관의 토큰 (기본값: BONGSU_ROOM, BONGSU_TOKEN)",
  },
  needs: {
    dir: "에이전트 폴더가 필요합니다: --dir 폴더",
    reason: "요청에는 사유(--reason)와 그동안의 보완 통제(--controls)를 적어야 합니다.",
    room: "상황반 주소가 필요합니다: --room 주소",
    token: "우리 기관의 토큰이 필요합니다: --token 또는 BONGSU_TOKEN",
    length: "연장할 기간은 --days, --hours, --working-days 가운데 하나로 적습니다.",
  },
  unreadable: "{path}을(를) 읽을 수 없습니다.",
  notCount: "{text}은(는) 1 이상의 정수가 아닙니다.",
  written:
    "요청을 {file}에 썼고, 보낸 것은 없습니다. 연결된 곳에서: bongsu receipt send 파일 --room 주소 --token 토큰.",
  none: "연장 요청이 없습니다.",
  request: "{instant}  {length} 요청",
  state: { open: "심사 대기", granted: "승인", declined: "거절" },
} as const satisfies SameKeys<typeof reference>;
