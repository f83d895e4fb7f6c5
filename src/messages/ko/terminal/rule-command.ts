/** What `bongsu rule` says, in Korean. */
import type { ruleCommand as reference } from "#messages/en/terminal/rule-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const ruleCommand = {
  usage: {
    eval: "bongsu rule eval 묶음 항목=값… [--at 시각] [--format text|json] [--lang {languages}]",
    lines: "bongsu rule eval [묶음] - [--at 시각]  한 줄에 질문 하나, 답 하나(JSON)",
    list: "bongsu rule list  모든 규칙 묶음, 절차, 판단표",
    show: "bongsu rule show 묶음  출처, 확인되지 않은 것, 판단표나 단계",
    check: "bongsu rule check 파일 [--format text|json]",
  },
  eval: 'eval은 규칙 묶음(us.cisa.bod-26-04, @판은 없어도 됩니다), 판단표(ssvc:DT_DP:1.0.0), 절차(eu.cra.art-14)에 묻습니다. 항목과 값은 공개된 판단 항목의 이름을 소문자와 붙임표로 적습니다. 적지 않은 것은 모르는 것이며, 아직 가능한 결과를 모두 보여 줍니다. --at은 시계가 시작하는 시각(RFC 3339)이며 기한을 계산합니다. 절차에는 사건의 시각(aware=2026-05-13T00:00:00Z)과 사실(patch=no)을 적습니다. -의 한 줄은 {open}"table": id, "inputs": {open}항목: 값{close}{close}, 묶음을 적으면 항목과 값만이며 이름이나 공개된 키를 씁니다.',
  ownFile: "묶음 자리에는 직접 쓴 .json 파일도 적을 수 있습니다.",
  check:
    "check는 JSON으로 쓴 규칙 묶음(docs/rule-packs.md)을 읽고 빠진 행, 모순, 단조롭지 않은 행, 닿지 않는 결과, 순서가 어긋난 날짜를 JSON Pointer와 함께 알려 줍니다.",
  exit: "종료 코드: 0. check에서 묶음에 잘못이 있으면 1. 질문이나 파일을 읽을 수 없으면 2.",
  sound: "잘못이 없습니다.",
  openCount: "[확인되지 않음 {count}]",
  actions: "할 일",
  withoutPatch: "고친 판이 없는 동안({tier})",
  row: "결정한 행 {row}: {facts}",
  outcome: "결과: {value} ({key})",
  outcomeTier: "결과: {value} ({key}), {tier}",
  reachable: "아직 가능한 결과: {values}",
  decidedBy: "정해 줄 사실: {facts}",
  assumed: "지시에서는 모르는 사실을 가장 나쁘게 보아 {value} ({key}, {tier})",
  changes: "결과를 바꿀 사실",
  until: "{instant}까지",
  after: "{event}부터 {within}",
  repeated: "그 뒤 {every}",
  decidedAt: "{instant}에 판단",
  assumedFact: "확인되지 않아 해당한다고 봄",
  source: "출처: {source}",
  effective: "시행: {from} … {until}",
  supersedes: "대체한 규칙: {pack}",
  unverified: "확인되지 않음: {statement}",
  start: "시계의 시작: {event}",
  points: "판단 항목",
  outcomes: "결과",
  table: "판단표 {table}",
} as const satisfies SameKeys<typeof reference>;
