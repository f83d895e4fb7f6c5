/** What `npm run flood` prints, in Korean. */
import type { flood as reference } from "#messages/en/room/flood.ts";
import type { SameKeys } from "#messages/keys.ts";

export const flood = {
  findings:
    "신고 {count, number}건({real, select, true {../shared/data의 실제 크래시 상태} other {../shared/data가 없어 지어낸 결함}})을 {minutes}분 동안 보냅니다",
  countWrong: "--findings: 90 이상의 정수를 주십시오",
  minutesWrong: "--minutes: 1에서 1440까지의 수를 주십시오",
  run: "{bot, select, true {봇이 있을 때} other {봇이 없을 때}}",
  live: "{time}  접수증 {receipts, number}건, 결함 {flaws}가지, 유효한 신고 하나에 {minutes}분; {lanes}",
  laneLive: "{lane}: 대기 {waiting, number}건, 확인 {checked, number}건, {wait}초",
  nothing: "기다리는 신고가 없음",
  sent: "{seconds}초 동안 보냄: 인증된 자동화 {accredited, number}건, 열린 입구 {open, number}건, 사람 {people, number}건, 봇 {bot, number}건. 접수증 {receipts, number}건, 다시 올 시각을 주고 미룬 것 {refused, number}건. 서로 다른 유효한 결함 {flaws}가지.",
  heldBack: "열린 입구의 몫 가운데 {count, number}건은 요구한 계산 때문에 보내지 못했습니다.",
  officers:
    "당직자(스크립트): 채택 {accepted}건, 연결 {linked}건, 기각 {rejected}건. 유효한 신고 하나에 {valid}분, 기각 하나에 {reject}분. 당직자 화면의 응답 p95 {pages}ms. 메모리 최대 {memory}MiB.",
  lanes:
    "| 접수 줄 | 접수 | 확인 | 확인까지 중앙값(초) | p95(초) | 먼저 확인된 것(봇의 것) | 사람이 봄 | 첫 확인까지 중앙값(초) | p95(초) | 먼저 본 것(봇의 것) |",
  gates: "| 확인 단계 | 결정 | 신고 | 그 가운데 참 | 건당 ms |",
  putLast: "확인 단계가 맨 뒤에 둔 참인 신고: {of}건 중 {count}건.",
  verdicts: "| 지켜야 할 것 | | 수치 |",
  holds: "{holds, select, true {예} other {아니요}}",
  verdict: {
    wait: "접수 줄 “{lane}”: 사람이 처음 볼 때까지의 대기 변화가 10 % 이하",
    turns: "접수 줄 “{lane}”: 기다리는 동안 사람이 먼저 본 것 가운데 봇의 것이 10분의 1 이하",
    receipts: "잃어버린 접수증 없음",
    memory: "상황반 프로그램의 메모리에 한도가 있음",
    pages: "당직자 화면: p95 {bound}ms 미만",
  },
  numbers: {
    wait: "봇이 없을 때 {before}초, 있을 때 {after}초({change} %)",
    turns: "{all, number}건 가운데 {bot, number}건(기다린 신고 {looked, number}건)",
    unjudged: "이 줄에서 사람이 본 신고가 없음",
    receipts: "접수증 {count, number}건, 그 가운데 기록이 없는 것 {lost}건",
    memory: "최대 {memory}MiB(한도 {bound})",
    pages: "{p95}ms(응답 {count, number}건)",
    beside: "{numbers}; 봇이 없을 때 {without}",
  },
  end: "{held, select, true {모두 지켜졌습니다.} other {지켜지지 않은 것이 있습니다.}}",
} as const satisfies SameKeys<typeof reference>;
