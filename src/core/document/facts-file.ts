/**
 * The facts file of a directive: what is known now of its advisories, who says so, and every move of its deadline. A room publishes it, sealed, beside
 * the document, whenever a fact changes after the issue. It speaks of the vulnerability alone: nothing of an organisation or an asset is in it.
 */
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { alertLevels } from "#core/clock/alert-level.ts";
import { isDay } from "#core/input/instant.ts";
import type { DecisionInputs } from "#core/advisory.ts";
import {
  type DeadlineMove,
  type FactCause,
  type MoveCause,
  movingFacts,
  movingInputs,
} from "#core/clock/deadline-change.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveAdvisory } from "#core/advisory.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { isInstant } from "#core/input/instant.ts";
import { conditionValues } from "#core/rules/condition.ts";
import { factValues } from "#core/rules/fact-values.ts";
import { type AlertPeriod, type Pause, readAlertPeriod } from "#core/clock/running-clock.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { factsOfPath } from "#core/document/pub-index.ts";
import { isPositive } from "#core/document/shared-members.ts";

/** Who says a fact: a catalogue or a publisher, and when (`YYYY-MM-DD` or RFC 3339; `null` where it is not dated). */
type FactSource = { readonly source: string; readonly at: string | null };

/** What rules decide on, of one advisory of a directive, as it is known now. */
export type AdvisoryFacts = {
  /** The advisory's id as the document has it. */
  readonly advisory: string;
  readonly decision: Pick<DecisionInputs, "exploitation" | "automatable" | "technicalImpact">;
  /** Date (`YYYY-MM-DD`) of the listing as known exploited; `null` when it is not listed. */
  readonly kevAdded: string | null;
  /** When, at the latest, a fixed version existed (RFC 3339); absent where no source says that one does. */
  readonly patchAvailable?: string;
  /** The CVE that a catalogue lists; the CVE (or id) of which is spoken where none is listed. */
  readonly cve: string;
  /** Who says each fact; absent where nobody does. */
  readonly sources?: { readonly [F in FactCause["fact"]]?: FactSource };
};

/** A move of the deadline as the room's journal has it. */
export type DatedMove = DeadlineMove & { readonly at: string };

/** The payload. `sequence` grows by one with each that the room publishes of this directive; `moves` only ever grows at its end. */
export type DirectiveFactsFile = {
  readonly type: "bongsu.facts/1";
  readonly directive: string;
  /** The revision beside which it stands; a newer document carries newer facts of its own. */
  readonly revision: number;
  readonly drill: boolean;
  readonly sequence: number;
  readonly at: string;
  readonly facts: readonly AdvisoryFacts[];
  readonly moves: readonly DatedMove[];
  /** Levels of the crisis alert, by their begin; absent where there was none. */
  readonly alerts?: readonly AlertPeriod[];
};

const mostAdvisories = 10_000;
const mostMoves = 10_000;
const longestText = 300;

/** Reads the payload of a facts file that stands at this path: every member that is used, and no other. */
export function readDirectiveFactsFile(value: unknown, path: string): Parsed<DirectiveFactsFile> {
  const missing = wordsToUnderstand(value);
  if (missing.length > 0) return { ok: false, findings: missing };
  const named = factsOfPath(path);
  const [revision, drill, at] = [member(value, "revision"), member(value, "drill"), textMember(value, "at")];
  if (
    textMember(value, "type") !== "bongsu.facts/1" ||
    named === null ||
    textMember(value, "directive") !== named.id ||
    member(value, "sequence") !== named.sequence
  )
    return failed("", "facts-form", "This is not the facts file that its path names.");
  if (!isPositive(revision) || typeof drill !== "boolean" || at === null || !isInstant(at))
    return failed("", "facts-form", "The facts file lacks revision, drill or at.");
  const facts = listOf(value, "facts", { most: mostAdvisories, read: readFacts });
  const moves = listOf(value, "moves", { most: mostMoves, read: readMove });
  if (!facts.ok) return facts;
  if (!moves.ok) return moves;
  const alerts = member(value, "alerts") === undefined ? null : listOf(value, "alerts", alertsOf);
  if (alerts?.ok === false) return alerts;
  const { id: directive, sequence } = named;
  return parsed({
    type: "bongsu.facts/1",
    directive,
    revision,
    drill,
    sequence,
    at,
    facts: facts.value,
    moves: moves.value,
    ...(alerts === null ? {} : { alerts: alerts.value }),
  });
}

const alertsOf = { most: 1000, read: readAlert };

/** A level that this program does not know counts as the strictest. */
function readAlert(entry: unknown): AlertPeriod | null {
  const level = textMember(entry, "level");
  const isKnown = level === null || alertLevels.some((one) => one === level);
  return readAlertPeriod(isKnown ? entry : { ...(entry as object), level: "serious" });
}

type Members<T> = { readonly most: number; readonly read: (entry: unknown) => T | null };

function listOf<T>(value: unknown, name: string, { most, read }: Members<T>): Parsed<readonly T[]> {
  if (!Array.isArray(member(value, name))) return failed(`/${name}`, "facts-form", "There is no such list.");
  const list = listMember(value, name);
  if (list.length > most) return failed(`/${name}`, "too-many", `There are more than ${most}.`);
  const all: T[] = [];
  for (const [i, entry] of list.entries()) {
    const one = read(entry);
    if (one === null)
      return failed(`/${name}/${i}`, "facts-form", "A member is missing or has a value that is not known.");
    all.push(one);
  }
  return parsed(all);
}

function readFacts(entry: unknown): AdvisoryFacts | null {
  const [advisory, cve, listed] = [
    shortText(entry, "advisory"),
    shortText(entry, "cve"),
    member(entry, "kevAdded"),
  ];
  const decision = readDecision(member(entry, "decision"));
  const kevAdded = listed === null || (typeof listed === "string" && isDay(listed)) ? listed : undefined;
  const released = instantOrAbsent(entry, "patchAvailable");
  if (advisory === null || cve === null || kevAdded === undefined || decision === null || released === null)
    return null;
  const sources = readSources(member(entry, "sources"));
  const patch = released === undefined ? {} : { patchAvailable: released };
  return { advisory, cve, kevAdded, decision, ...patch, ...(sources === null ? {} : { sources }) };
}

/** A value that this program does not know is none, and what is not known counts as the worst. */
function readDecision(value: unknown): AdvisoryFacts["decision"] | null {
  if (typeof value !== "object" || value === null) return null;
  const known = movingInputs.flatMap((fact) => {
    const said = textMember(value, fact);
    return said === null || !factValues[fact].includes(said) ? [] : [[fact, said] as const];
  });
  return Object.fromEntries(known);
}

function readSources(value: unknown): NonNullable<AdvisoryFacts["sources"]> | null {
  const known = entriesOf(value).flatMap(([name, entry]) => {
    const fact = movingFacts.find((one) => one === name);
    const [source, at] = [shortText(entry, "source"), shortText(entry, "at")];
    return fact === undefined || source === null ? [] : [[fact, { source, at }] as const];
  });
  return known.length === 0 ? null : Object.fromEntries(known);
}

function readMove(entry: unknown): DatedMove | null {
  const [at, before, after] = [
    textMember(entry, "at"),
    instantOrNull(entry, "before"),
    instantOrNull(entry, "after"),
  ];
  const because = readCause(member(entry, "because"));
  if (at === null || !isInstant(at) || before === undefined || after === undefined || because === null)
    return null;
  const of = member(entry, "domains");
  if (of === undefined) return { at, before, after, because };
  const named = listMember(entry, "domains").filter((one) => typeof one === "string");
  return Array.isArray(of) && named.length === of.length
    ? { at, before, after, because, domains: named.toSorted() }
    : null;
}

/** What moved a deadline; a fact or value that this program does not know is kept as its words. */
function readCause(value: unknown): MoveCause | null {
  const [fact, word] = [shortText(value, "fact"), shortText(value, "value")];
  if (fact === null || word === null) return null;
  const known =
    fact === "alert"
      ? readAlertCause(value)
      : fact === "suspension"
        ? readSuspensionCause(value, word)
        : readFactCause(value);
  return known ?? { fact: "newer", value: `${fact}: ${word}` };
}

function readAlertCause(value: unknown): MoveCause | null {
  const period = readAlertPeriod({
    level: member(value, "value"),
    domain: member(value, "domain"),
    from: member(value, "since"),
    until: null,
  });
  if (period === null) return null;
  const { level, domain, from } = period;
  return { fact: "alert", value: level, domain, since: from };
}

function readSuspensionCause(value: unknown, office: string): MoveCause | null {
  const [since, until] = [instantOrNull(value, "since"), instantOrNull(value, "until")];
  return typeof since !== "string" || until === undefined
    ? null
    : { fact: "suspension", value: office, since, until };
}

function readFactCause(value: unknown): MoveCause | null {
  const fact = movingFacts.find((one) => one === textMember(value, "fact"));
  const [said, cve, since] = [textMember(value, "value"), shortText(value, "cve"), member(value, "since")];
  if (fact === undefined || said === null || cve === null) return null;
  if (said !== "unknown" && !valuesOf(fact).includes(said)) return null;
  if (since !== null && (typeof since !== "string" || !isDay(since))) return null;
  const source = shortText(value, "source");
  return { fact, value: said, cve, since, ...(source === null ? {} : { source }) };
}

function valuesOf(fact: FactCause["fact"]): readonly string[] {
  return fact === "patch" ? conditionValues : factValues[fact];
}

/** `undefined` where there is no such member, `null` where it is no instant. */
function instantOrAbsent(value: unknown, name: string): string | null | undefined {
  const said = member(value, name);
  if (said === undefined) return undefined;
  return typeof said === "string" && isInstant(said) ? said : null;
}

function instantOrNull(value: unknown, name: string): string | null | undefined {
  const said = member(value, name);
  return said === null || (typeof said === "string" && isInstant(said)) ? said : undefined;
}

function shortText(value: unknown, name: string): string | null {
  const said = textMember(value, name);
  return said === null || said.length === 0 || said.length > longestText ? null : said;
}

/** Whether two facts of an advisory lead to the same decisions, whoever says them. */
export function sameAdvisoryFacts(a: AdvisoryFacts, b: AdvisoryFacts): boolean {
  return (
    a.advisory === b.advisory &&
    a.kevAdded === b.kevAdded &&
    a.patchAvailable === b.patchAvailable &&
    movingInputs.every((fact) => a.decision[fact] === b.decision[fact])
  );
}

/** Whether a list of moves goes on where an earlier one ended, with nothing of it changed. */
export function continuesMoves(before: readonly DatedMove[], after: readonly DatedMove[]): boolean {
  return before.every((move, i) => JSON.stringify(move) === JSON.stringify(after[i]));
}

/** An advisory with these facts in place of those that it came with. */
export function withAdvisoryFacts(
  { patchAvailable: _replaced, ...advisory }: DirectiveAdvisory,
  { decision, kevAdded, patchAvailable }: AdvisoryFacts,
): DirectiveAdvisory {
  return { ...advisory, decision, kevAdded, ...(patchAvailable === undefined ? {} : { patchAvailable }) };
}

/** A document with what is known now: never what was published, nor published itself. */
export type CurrentDocument = DirectiveDocument & {
  readonly alerts?: readonly AlertPeriod[];
  readonly pauses?: readonly Pause[];
};

/** The document with the facts of a facts file in place of those that it was issued with; unchanged where the file stands beside an older revision. */
export function withNewestAdvisoryFacts(
  document: DirectiveDocument,
  file: DirectiveFactsFile | undefined,
): CurrentDocument {
  if (file === undefined || file.directive !== document.id || file.revision < document.revision)
    return document;
  const advisories = document.advisories.map((advisory) => {
    const known = file.facts.find((one) => one.advisory === advisory.id);
    return known === undefined ? advisory : withAdvisoryFacts(advisory, known);
  });
  return { ...document, advisories, ...(file.alerts === undefined ? {} : { alerts: file.alerts }) };
}
