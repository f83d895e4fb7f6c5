/**
 * The deadlines worked by hand in `test/vectors/policy/deadlines/`, each with the program's own end and that of the second calculation. For
 * the tests and for the evidence that is printed of them.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { actionKinds, type RequiredAction } from "#core/rules/action.ts";
import { readSpan, type Span } from "#core/clock/clock.ts";
import { isInstant } from "#core/input/instant.ts";
import { conditionFacts } from "#core/rules/condition.ts";
import { evaluate } from "#core/rules/evaluate.ts";
import { type StartTimes } from "#core/rules/situation.ts";
import type { AssetFacts, VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { packNamed, procedures } from "#core/rules/packs/index.ts";
import { referenceOf, type ProcedureStep } from "#core/rules/rule-pack/rule-pack.ts";
import type { AlertLevel } from "#core/clock/alert-level.ts";
import { type RunningClock, runningEnd } from "#core/clock/running-clock.ts";
import { type ScheduleContext, occurrences, scheduleOf } from "#core/rules/schedule.ts";
import { strictestEvaluation } from "#core/rules/strictest.ts";
import { type SecondClock, secondEnd } from "./second-clock.ts";

/** One example. Ends are milliseconds since 1970, Infinity for none. */
export type Worked = {
  readonly line: string;
  /** What sets the date: packs, a step, or a directive's own clock. */
  readonly subject: string;
  /** What of the clock it tries besides days and hours. */
  readonly tries: readonly string[];
  readonly written: number;
  readonly working: string;
  readonly ours: number;
  readonly second: number;
  /** What else is not as written, a sentence each. */
  readonly faults: readonly string[];
};

const folder = new URL("../../vectors/policy/deadlines/", import.meta.url);

/** What the working of an example speaks of. */
const spoken: readonly (readonly [tries: string, words: RegExp])[] = [
  ["substitute holiday", /대체공휴일/],
  ["holiday", /설날|추석|절|어린이날|부처님|기독탄신일|한글날|현충일|임시공휴일|election/],
  ["leap year", /leap|29 Feb/],
  ["end of a month", /no like|no 31st|ends on the 28th|a month from 31/],
];

/** Every example of every file. */
export function workedDeadlines(): readonly Worked[] {
  return readAll().map((one) => {
    const more = spoken.flatMap(([tries, words]) => (words.test(one.working) ? [tries] : []));
    return { ...one, tries: [...one.tries, ...more] };
  });
}

function readAll(): readonly Worked[] {
  return [
    ...rows("clocks.tsv").map(([line, columns]) => workedClock(line, columns)),
    ...rows("packs.tsv").map(([line, columns]) => workedPacks(line, columns)),
    ...rows("steps.tsv").map(([line, columns]) => workedStep(line, columns)),
    ...rows("directives.tsv").map(([line, columns]) => workedAction(line, columns)),
  ];
}

function rows(file: string): readonly (readonly [line: string, columns: readonly string[]])[] {
  return readFileSync(new URL(file, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => [line, line.split("\t")]);
}

function workedClock(line: string, columns: readonly string[]): Worked {
  assert.equal(columns.length, 8, line);
  const [subject = "", , length = "", pauses, alerts, extensions, end = "", working = ""] = columns;
  const clock = clockOf(columns);
  const tries = [
    ...(pauses === "-" ? [] : ["pause"]),
    ...(alerts === "-" ? [] : ["crisis level"]),
    ...(extensions === "-" ? [] : ["extension"]),
    ...(`${length} ${extensions}`.includes("workingDays") ? ["working days"] : []),
    ...(clock.start.endsWith("+09:00") ? [] : ["other time zone"]),
  ];
  const faults = spanFaults(subject, clock.duration);
  const ours = msOf(runningEnd(clock).end);
  return { line, subject, tries, written: msOf(end), working, ours, second: secondEnd(clock), faults };
}

/** Whether the time is the one that the named pack or step gives. */
function spanFaults(subject: string, duration: Span): readonly string[] {
  const [reference = "", part = ""] = subject.split("#");
  if (reference === "directive") return [];
  const pack = packNamed(reference);
  if (pack === null) return [`no pack ${reference}`];
  const span =
    "steps" in pack ? pack.steps.find(({ id }) => id === part)?.duration : pack.outcomes[part]?.duration;
  return JSON.stringify(span) === JSON.stringify(duration) ? [] : [`${subject} has another time`];
}

function clockOf(columns: readonly string[]): RunningClock {
  const [, start = "", length = "", pauses = "", alerts = "", extensions = ""] = columns;
  return {
    start,
    duration: spanOf(length),
    domain: "private",
    pauses: listed(pauses).map(period),
    alerts: listed(alerts).map((text) => {
      const [level = "", rest = ""] = text.split("@");
      const [range = "", domain = null] = rest.split("/");
      return { level: level as AlertLevel, domain, ...period(range) };
    }),
    extensions: listed(extensions).map((text) => {
      const [more = "", grantedAt = ""] = text.split("@");
      return { duration: spanOf(more), grantedAt };
    }),
  };
}

function workedPacks(line: string, columns: readonly string[]): Worked {
  assert.equal(columns.length, 7, line);
  const [names = "", winner = "", issuedAt = "", given = "", clocks = "", end = "", working = ""] = columns;
  const evaluations = names.split(" ").map((rulePack) => evaluated(rulePack, issuedAt, given));
  const first = strictestEvaluation(evaluations);
  const faults = winner !== "-" && first?.pack !== winner ? [`${first?.pack} wins, not ${winner}`] : [];
  const tries = [
    ...(names.includes(" ") ? ["strictest of several"] : []),
    ...(listedAfter(given, issuedAt) ? ["listed after the issue"] : []),
    ...(given.includes("patch=no") ? ["no fix"] : []),
  ];
  const [ours, second] = [msOf(first?.due ?? null), Math.min(...handClocks(clocks))];
  return { line, subject: names, tries, written: msOf(end), working, ours, second, faults };
}

function listedAfter(given: string, issuedAt: string): boolean {
  const kev = /kev=(\S+)/.exec(given)?.[1];
  return kev !== undefined && Date.parse(`${kev}T00:00:00+09:00`) > Date.parse(issuedAt);
}

function evaluated(rulePack: string, issuedAt: string, given: string) {
  const { vulnerability, facts, starts } = readGiven(given);
  const result = evaluate({ issuedAt, draft: { rulePack, actions: [] } }, vulnerability, { facts, starts });
  assert.ok(result.ok, given);
  return result.value;
}

/** Facts and events as the vectors of rule packs write them, `name=value` separated by spaces, `-` for none. An unknown name is a fault. */
export function readGiven(given: string): {
  readonly vulnerability: VulnerabilityFacts;
  readonly facts: AssetFacts;
  readonly starts: StartTimes;
} {
  const all = new Map(pairs(given));
  const pick = (names: readonly string[]) =>
    Object.fromEntries([...all].filter(([name]) => names.includes(name)));
  const vulnerability: VulnerabilityFacts = {
    decision: pick(["exploitation", "automatable", "technicalImpact"]),
    kevAdded: all.get("kev") ?? null,
    ...pick(["id", "severity", "nisStep"]),
  };
  const facts: AssetFacts = pick(["exposed", "humanImpact", "assetClass", "highValue", ...conditionFacts]);
  const starts: StartTimes = pick(["detected", "patch-available", "received", "aware"]);
  const known = [vulnerability.decision, vulnerability, facts, starts].flatMap((one) => Object.keys(one));
  assert.ok(
    [...all.keys()].every((name) => name === "kev" || known.includes(name)),
    given,
  );
  return { vulnerability, facts, starts };
}

/** Events and facts of a procedure's case as its vectors write them. */
export function readCase(given: string): ScheduleContext {
  const all = pairs(given);
  const starts = Object.fromEntries(all.filter(([, value]) => isInstant(value)));
  return { starts, facts: Object.fromEntries(all.filter(([, value]) => !isInstant(value))) };
}

function pairs(given: string): readonly (readonly [string, string])[] {
  return given === "-" ? [] : given.split(" ").map((one) => one.split("=") as [string, string]);
}

function workedAction(line: string, columns: readonly string[]): Worked {
  assert.equal(columns.length, 9, line);
  const [issuedAt = "", actions = "", given = "", at = "", what = "", state = "", ...rest] = columns;
  const [clock = "", end = "", working = ""] = rest;
  const { vulnerability, facts, starts } = readGiven(given);
  const situation = { facts, starts, ...(at === "-" ? {} : { at }) };
  const draft = { rulePack: "us.cisa.bod-26-04@1.0.0", ...draftOf(actions) };
  const result = evaluate({ issuedAt, draft }, vulnerability, situation);
  assert.ok(result.ok, line);
  const { actions: asked, notAsked } = result.value;
  const found = [...asked, ...notAsked].find((one) => (one.step ?? one.kind) === what);
  assert.ok(found, line);
  const own = found.condition?.state ?? "asked";
  const faults = own === state ? [] : [`${what} is ${own}, not ${state}`];
  const tries = actions.includes(" if ") || state === "undecided" ? ["condition"] : ["own clock"];
  const [second = Number.NaN] = handClocks(clock);
  const subject = draft.procedure === undefined ? "directive" : `${draft.procedure}#${what}`;
  return { line, subject, tries, written: msOf(end), working, ours: msOf(found.deadline), second, faults };
}

function draftOf(text: string): { readonly actions: readonly RequiredAction[]; readonly procedure?: string } {
  if (text.startsWith("procedure:")) return { actions: [], procedure: text.slice("procedure:".length) };
  return { actions: text.split("; ").map(actionOf) };
}

function actionOf(text: string): RequiredAction {
  const [asked = "", condition] = text.split(" if ");
  const [name = "", clock] = asked.split("@");
  const kind = actionKinds.find((one) => one === name);
  assert.ok(kind, text);
  const [start, ...length] = (clock ?? "").split(" ");
  const [said = "", after] = (condition ?? "").split(" after ");
  const [fact, is] = said.split("=");
  const when = { fact, is, ...(after === undefined ? {} : { after: spanOf(after) }) };
  return {
    kind,
    ...(clock === undefined ? {} : { clock: { start, duration: spanOf(length.join(" ")) } }),
    ...(condition === undefined ? {} : { when }),
  } as RequiredAction;
}

function workedStep(line: string, columns: readonly string[]): Worked {
  assert.equal(columns.length, 6, line);
  const [subject = "", times = "", given = "", clock = "", end = "", working = ""] = columns;
  const ours = msOf(
    subject.startsWith("every ") ? recurred(subject, given, times) : stepped(subject, given, times),
  );
  const [second = Number.NaN] = handClocks(clock);
  const tries = [subject.startsWith("every ") || times !== "1" ? "recurring" : "procedure"];
  return { line, subject, tries, written: msOf(end), working, ours, second, faults: [] };
}

function recurred(subject: string, start: string, times: string): string | null {
  const every = spanOf(subject.slice("every ".length));
  const what = { ko: "보고", en: "report" };
  const step: ProcedureStep = { id: "own", kind: "report", what, start: "published", duration: every, every };
  return occurrences(step, start, "2031-01-01T00:00:00Z")[Number(times) - 1] ?? null;
}

function stepped(subject: string, given: string, times: string): string | null {
  const [reference, id] = subject.split("#");
  const procedure = procedures.find((one) => referenceOf(one) === reference);
  assert.ok(procedure, subject);
  const known = readCase(given);
  const dated = scheduleOf(procedure, known);
  assert.ok(dated.ok, given);
  const found = dated.value.find(({ step }) => step.id === id);
  assert.ok(found, subject);
  if (times === "1") return found.deadline;
  const start = known.starts[found.step.start] ?? "";
  return occurrences(found.step, start, "2031-01-01T00:00:00Z")[Number(times) - 1] ?? null;
}

/** Ends of `START TIME` clocks joined by ` & `, by the second calculation. */
function handClocks(text: string): readonly number[] {
  return text.split(" & ").map((one) => {
    const [start = "", ...length] = one.split(" ");
    const none = { domain: "private", pauses: [], alerts: [], extensions: [] };
    return secondEnd({ start, duration: spanOf(length.join(" ")), ...none } satisfies SecondClock);
  });
}

function spanOf(text: string): Span {
  const [amount = "", unit = ""] = text.split(" ");
  const read = readSpan({ [unit]: unit === "date" ? amount : unit === "nextUpgrade" || Number(amount) }, "");
  assert.ok(read.ok, text);
  return read.value;
}

function listed(text: string): readonly string[] {
  return text === "-" ? [] : text.split(",");
}

function period(text: string): { readonly from: string; readonly until: string | null } {
  const [from = "", until = ""] = text.split("..");
  return { from, until: until === "" ? null : until };
}

function msOf(instant: string | null): number {
  return instant === null || instant === "-" ? Infinity : Date.parse(instant);
}
