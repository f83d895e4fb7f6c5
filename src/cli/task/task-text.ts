/** Tasks in Korean and English: what to do, by when with the time left, in which state, and why. */
import type { Task, TaskState } from "#agent/task/task.ts";
import type { BilingualLabel } from "#cli/language.ts";
import { instantText } from "#core/clock/clock.ts";
import { conditionText, conditionOutcomeText } from "#core/rules/condition-text.ts";
import { evaluationText } from "#core/rules/evaluation-text.ts";
import { actionLabels, stepStartLabels } from "#core/directive/labels.ts";
import { recurrenceText } from "#core/clock/span-text.ts";
import { extensionsText } from "#core/publication/extension.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import type { Language } from "#core/matching/verdict-text.ts";

/** States as people read them. */
export const stateWords: Readonly<Record<TaskState, BilingualLabel>> = {
  overdue: { ko: "기한 지남", en: "overdue" },
  open: { ko: "할 일", en: "open" },
  extended: { ko: "연장됨", en: "extended" },
  waiting: { ko: "시계 대기", en: "waiting" },
  paused: { ko: "일시 중지", en: "paused" },
  done: { ko: "완료", en: "done" },
};

const otherWords: Readonly<Record<Exclude<Task["what"], "act">, BilingualLabel>> = {
  check: { ko: "대조하기", en: "check your systems" },
  "find-out": { ko: "모르는 것 확인하기", en: "find out what is unknown" },
  answer: { ko: "이행 확인 회신하기", en: "answer the room" },
};

/** What to do, with the condition under which it is asked for. */
export function taskActionText({ what, action }: Task, language: Language): string {
  if (what !== "act" || action === null) return otherWords[what === "act" ? "check" : what][language];
  const label = actionLabels[action.kind][language];
  const note = action.from === "procedure" && action.note !== null ? oneLineIn(action.note, language) : "";
  const condition = action.condition === undefined ? "" : conditionText(action.condition.when, language);
  const said = note === "" ? label : `${label}: ${note}`;
  if (condition === "") return said;
  return language === "ko" ? `${condition} ${said}` : `${said}, ${condition}`;
}

/** By when: the time left first, then the date in KST; or what the clock waits for. */
export function taskDeadlineText(
  { deadline, state, action, receipt }: Task,
  now: string,
  language: Language,
): string {
  const ko = language === "ko";
  if (receipt !== null) {
    const at = instantText(receipt.receivedAt, language);
    return ko ? `${at} 회신함, 접수증 ${receipt.receipt}` : `answered ${at}, receipt ${receipt.receipt}`;
  }
  if (state === "paused") return ko ? "시계가 멈춰 있습니다" : "the clock is paused";
  if (action?.waiting !== null && action?.waiting !== undefined) {
    const event = stepStartLabels[action.waiting][language];
    return ko ? `${event}부터 시작합니다` : `starts when ${event}`;
  }
  if (deadline === null) return ko ? "정해진 날짜 없음" : "no fixed date";
  const left = timeLeftText(deadline, now, language);
  return ko ? `${left} (${instantText(deadline, "ko")}까지)` : `${left} (by ${instantText(deadline, "en")})`;
}

/** `2일 3시간 남음`, `1 day overdue`. */
export function timeLeftText(deadline: string, now: string, language: Language): string {
  const between = Date.parse(deadline) - Date.parse(now);
  const length = sayTime(Math.abs(between), language) ?? (language === "ko" ? "1분 미만" : "under a minute");
  if (language === "ko") return `${length} ${between < 0 ? "지남" : "남음"}`;
  return `${length} ${between < 0 ? "overdue" : "left"}`;
}

/** How long ago an instant was: `2시간 전`, `just now`. */
export function ageText(then: string, now: string, language: Language): string {
  const length = sayTime(Math.max(0, Date.parse(now) - Date.parse(then)), language);
  if (length === null) return language === "ko" ? "방금" : "just now";
  return language === "ko" ? `${length} 전` : `${length} ago`;
}

/** The largest two units, rounded down; `null` below a minute. */
function sayTime(milliseconds: number, language: Language): string | null {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = (
    [
      [days, "일", "day"],
      [hours, "시간", "hour"],
      [days > 0 ? 0 : rest, "분", "minute"],
    ] as const
  ).filter(([count]) => count > 0);
  if (parts.length === 0) return null;
  return language === "ko"
    ? parts.map(([count, unit]) => `${count}${unit}`).join(" ")
    : parts.map(([count, , unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`).join(" ");
}

/** Why, in one sentence; what was granted, what became of a condition, and how often it comes again, after it. Empty for what no rule dates and nothing extends. */
export function taskReasonText({ evaluation, action, what, extensions }: Task, language: Language): string {
  const granted = extensionsText(extensions, language);
  if (what !== "act" || evaluation === null || action === null) return granted;
  const own = evaluationText({ ...evaluation, actions: [action], due: action.deadline }, language);
  const condition = action.condition === undefined ? "" : conditionOutcomeText(action.condition, language);
  const again = action.again === undefined ? "" : recurrenceText(action.again.every, language);
  return [own, granted, condition, again].filter((part) => part !== "").join(" · ");
}

/** The command that does it; empty where it is done by hand. */
export function commandFor({ what, command, directive, receipt }: Task): string {
  if (what === "check") return "bongsu check PATH…";
  if (what === "answer") return receipt === null ? `bongsu attest --directive ${directive}` : "";
  return command ?? "";
}
