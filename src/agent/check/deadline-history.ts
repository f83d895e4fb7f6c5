/**
 * Deadlines as they were told last, and an entry for every one that moved since: no deadline changes at home without one. The room's own moves are kept beside
 * them. `deadlines.json` holds both; nothing of it is sent.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import type { Obligation } from "#agent/check/obligations.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import type { Evaluation } from "#core/rules/evaluate.ts";
import type { TextByLanguage } from "#core/text.ts";
import { evaluationChangeText } from "#messages/render/deadline/evaluation-change.ts";
import { inLanguages, languageTags } from "#messages/translators.ts";

/** One deadline that moved at home: from when to when, and why, by language. */
export type DeadlineEntry = {
  readonly at: string;
  readonly directive: string;
  readonly advisory: string;
  readonly name: string;
  readonly list: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly because: TextByLanguage;
};

type ReportedEvaluation = {
  readonly key: string;
  readonly revision: number;
  readonly evaluation: Evaluation;
};

/** What is kept: the evaluations as they were told last, and every move, oldest first. */
type DeadlineBook = {
  readonly told: readonly ReportedEvaluation[];
  readonly history: readonly DeadlineEntry[];
};

/** The book after these obligations were told at an instant, and the entries that are new. Only the directives named are looked at; pure. */
export function followDeadlines(
  book: DeadlineBook,
  {
    obligations,
    directives,
    now,
  }: {
    readonly obligations: readonly Obligation[];
    readonly directives: ReadonlySet<string>;
    readonly now: string;
  },
): { readonly book: DeadlineBook; readonly fresh: readonly DeadlineEntry[] } {
  const before = new Map(book.told.map((one) => [one.key, one]));
  const told = new Map(
    book.told.filter(({ key }) => !directives.has(directiveOf(key))).map((one) => [one.key, one]),
  );
  const fresh: DeadlineEntry[] = [];
  for (const obligation of obligations) {
    const key = keyOf(obligation);
    const current = { key, revision: obligation.directive.revision, evaluation: obligation.evaluation };
    const old = before.get(key);
    told.set(key, current);
    if (old !== undefined && datesOf(old.evaluation) !== datesOf(current.evaluation))
      fresh.push(entryOf(obligation, old, now));
  }
  return { book: { told: [...told.values()], history: [...book.history, ...fresh] }, fresh };
}

function keyOf({ directive, by, affected }: Obligation): string {
  return `${directive.id} ${affected.digest} ${by.id}`;
}

function directiveOf(key: string): string {
  return key.slice(0, key.indexOf(" "));
}

/** What of an evaluation is a deadline. */
function datesOf({ due, actions }: Evaluation): string {
  return JSON.stringify([due, actions.map(({ kind, step, deadline }) => [kind, step ?? null, deadline])]);
}

function entryOf(
  { directive, by, affected, evaluation }: Obligation,
  old: ReportedEvaluation,
  now: string,
): DeadlineEntry {
  const revised = old.revision === directive.revision ? null : directive.revision;
  return {
    at: now,
    directive: directive.id,
    advisory: by.id,
    name: affected.name,
    list: affected.list,
    before: old.evaluation.due,
    after: evaluation.due,
    because: inLanguages(languageTags, (t) => {
      const change = evaluationChangeText(old.evaluation, evaluation, t);
      return revised === null ? change : t("deadlineLines.revised", { change, revision: revised });
    }),
  };
}

/** Whether all is there by which an evaluation is compared with a later one. */
function isEvaluation(value: unknown): value is Evaluation {
  const has = (of: unknown, names: readonly string[]) =>
    names.every((name) => member(of, name) !== undefined);
  const [asked, notAsked, reasons] = ["actions", "notAsked", "reasons"].map((name) => member(value, name));
  if (!Array.isArray(asked) || !Array.isArray(notAsked) || !Array.isArray(reasons)) return false;
  return (
    has(value, ["pack", "tier", "duration", "due"]) &&
    [...asked, ...notAsked].every((action) => has(action, ["kind", "deadline", "duration"])) &&
    reasons.every((reason) => has(reason, ["fact", "value", "since"]))
  );
}

/** Reads the book. Refuses a broken file: what was told must not be forgotten quietly. */
export async function readDeadlines(home: Home): Promise<DeadlineBook> {
  const read = await readJsonFile(home.deadlines);
  if (read.ok && read.value === null) return { told: [], history: [] };
  const value = read.ok ? read.value : null;
  const evaluations = listMember(value, "evaluations");
  const told = listMember(value, "told").flatMap((one) => {
    const [key, number] = [textMember(one, "key"), member(one, "evaluation")];
    const evaluation = typeof number === "number" ? evaluations[number] : undefined;
    const revision = member(one, "revision");
    return key === null || !isEvaluation(evaluation) || typeof revision !== "number"
      ? []
      : [{ key, revision, evaluation }];
  });
  const whole =
    textMember(value, "type") === "bongsu.deadlines/1" && told.length === listMember(value, "told").length;
  if (!whole) throw new MessageRefusal("set-up-failed", (t) => t("agent.restore", { path: home.deadlines }));
  return { told, history: listMember(value, "history") as readonly DeadlineEntry[] };
}

/** Writes the book durably, readable by the owner only; equal evaluations are written once. */
export async function writeDeadlines(home: Home, { told, history }: DeadlineBook): Promise<void> {
  const numbers = new Map<string, number>();
  const evaluations: Evaluation[] = [];
  const rows = told.map(({ key, revision, evaluation }) => {
    const text = JSON.stringify(evaluation);
    const number = numbers.get(text) ?? evaluations.push(evaluation) - 1;
    numbers.set(text, number);
    return { key, revision, evaluation: number };
  });
  await writeJson(home.deadlines, { type: "bongsu.deadlines/1", evaluations, told: rows, history }, true);
}
