/** What `bongsu tasks` says, in Korean. */
import type { tasksCommand as reference } from "#messages/en/terminal/tasks-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const tasksCommand = {
  usage:
    "bongsu tasks --dir 폴더 [--format table|json|ics] [--all] [--history] [--directive 지시번호] [--facts 파일] [--lang {languages}]",
  what: "시행 중인 조치 지시가 우리 기관에 요구하는 일을 급한 순서로 보여 줍니다. 무엇을, 어느 목록의 어느 구성요소에, 언제까지(한국 시각, 남은 시간), 왜 해야 하는지와 실행할 명령입니다. sync와 check로 폴더에 둔 것만 쓰므로 오프라인에서 되며 아무것도 보내지 않습니다.",
  option: {
    format: "--format 형식  table(기본값), json, ics(기한 하루 전 알림이 있는 달력)",
    all: "--all  모든 구성요소와 완료된 일도 표시",
    history: "--history  기한 변경 이력과 이유",
    facts: '--facts 파일  "bongsu facts"로 둔 것 대신 이번에만 쓸 사실 (bongsu check --help 참고)',
  },
  earliest:
    "여러 지시가 같은 조치를 요구하면 가장 이른 기한을 따르며, 어느 지시의 기한인지 표시합니다. 알려 주지 않은 사실은 가장 나쁜 경우로 보고, 알면 무엇이 달라지는지 표시합니다: bongsu facts.",
  exit: "종료 코드: 0 남은 일 없음, 1 할 일 있음, 2 실행할 수 없음, 3 기한이 지났거나 알 수 없는 것이 있음.",
  state: {
    overdue: "기한 지남",
    open: "할 일",
    extended: "연장됨",
    waiting: "시계 대기",
    paused: "일시 중지",
    done: "완료",
  },
  task: {
    check: "대조하기",
    "find-out": "모르는 것 확인하기",
    answer: "이행 확인 회신하기",
  },
  noted: "{action}: {note}",
  under: "{condition} {action}",
  answered: "{instant} 회신함, 접수증 {receipt}",
  unconfirmed: "보냈으나 확인되지 않음: 접수증 {receipt}({instant})에 상황반의 서명이 없음",
  paused: "시계가 멈춰 있습니다",
  suspended: "{directive}: {office}에서 {until}까지 효력을 정지해 기한이 멈춰 있습니다. {reason}",
  suspendedOpen: "{directive}: {office}에서 다음 개정까지 효력을 정지해 기한이 멈춰 있습니다. {reason}",
  waiting: "{event}부터 시작합니다",
  undated: "정해진 날짜 없음",
  by: "{left} ({instant}까지)",
  left: "{length} 남음",
  overdue: "{length} 지남",
  ago: "{length} 전",
  now: "방금",
  length: {
    days: "{count}일",
    hours: "{count}시간",
    minutes: "{count}분",
    both: "{first} {second}",
    short: "1분 미만",
  },
  count: "할 일 {count}건 · {checked}",
  countLate: "할 일 {count}건 (기한 지남 {late}건) · {checked}",
  notKnown: "지시 {count}건은 무엇을 요구하는지 알 수 없습니다",
  noneAsks: "시행 중인 지시 가운데 우리 기관에 묻는 것이 없습니다",
  unchecked: "대조하지 않은 지시가 있습니다",
  checked: "마지막 대조 {age} ({instant})",
  nothingCompared:
    "대조한 목록에는 이 지시가 다루는 종류의 제품이 없어 회신할 근거가 없습니다. 그런 제품이 든 목록을 대조하거나, 쓰지 않는다면 기관 화면에서 회신하십시오.",
  listLost:
    "있던 자리에 없는 목록: {list}. 옮긴 자리에서 다시 대조하거나, 완전히 없앴다면 다음 대조 때 --gone {list}(으)로 알리십시오",
  moreLost: "외 목록 {count}개",
  undecided: "판정할 수 없는 구성요소 {count}개",
  moreComponents: "외 {count}개 (--all)",
  nature: { binding: "강제", advisory: "권고" },
  natureAlso: "{nature}, 같은 조치를 요구: {directives}",
  why: "이유: {reasons}",
  window: "다음 정비 시간: {instant}",
  windowLate: "다음 정비 시간: {instant}, 기한보다 늦습니다",
  controls: "적용 중인 통제: {controls}",
  done: "완료 {count}건 (--all로 표시)",
  roomMove: "{directive} 상황반: {move}",
  noHistory: "바뀐 기한이 없습니다.",
} as const satisfies SameKeys<typeof reference>;
