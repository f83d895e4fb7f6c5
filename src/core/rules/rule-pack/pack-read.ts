/**
 * Reads a rule pack from a parsed JSON document and finds everything that is wrong with it, each at its JSON Pointer. Never throws. What
 * may be wrong with the table itself, `table-check.ts` finds; the order of times and tiers, `pack-check.ts`.
 */
import { isDay } from "#core/input/instant.ts";
import { pointerStep } from "#core/input/json-pointer.ts";
import { actionKinds, actionTiers } from "#core/rules/action.ts";
import { clockStarts } from "#core/clock/duration.ts";
import type { Finding, Parsed } from "#core/problem.ts";
import { readSpan, type Span } from "#core/clock/clock.ts";
import { type Condition, readCondition } from "#core/rules/condition.ts";
import { factValues } from "#core/rules/fact-values.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { packDocumentType } from "#core/rules/rule-pack/pack-document.ts";
import {
  packDateFindings,
  outcomeOrderFindings,
  stepDateFindings,
} from "#core/rules/rule-pack/pack-check.ts";
import {
  factNames,
  type PackAction,
  type PackHead,
  type PackInput,
  type PackOutcome,
  type Procedure,
  type RulePack,
  type ProcedureStep,
  stepStarts,
} from "#core/rules/rule-pack/rule-pack.ts";
import { type DecisionTable, decisionTable } from "#core/rules/table/table.ts";
import { checkTable } from "#core/rules/table/table-check.ts";
import { readTable } from "#core/rules/table/table-read.ts";
import { findTable, tables } from "#core/rules/tables/index.ts";

/** Most inputs, outcomes, actions, steps or sentences of one list. */
const mostEntries = 200;
const longestText = 2000;

/** Most findings that are told about one table. */
const mostFindings = 1000;

const headMembers = ["type", "id", "version", "name", "source", "unverified", "effective", "supersedes"];
const tableMembers = [...headMembers, "table", "inputs", "outcomes", "start"];
const stepMembers = [...headMembers, "steps"];

/** Where one value stands, and where findings about it go. */
type PackCursor = { readonly json: unknown; readonly at: string; readonly notes: Finding[] };

/** Everything that is wrong with a document; nothing for a pack that can be used. */
export function checkPackDocument(json: unknown): readonly Finding[] {
  const read = readPack(json);
  return read.ok ? (read.findings ?? []) : read.findings;
}

/** The pack in a document; with findings of any kind it is not given. */
export function readPack(json: unknown): Parsed<RulePack | Procedure> {
  const notes: Finding[] = [];
  const place: PackCursor = { json, at: "", notes };
  if (!isObject(json)) {
    note(place, "not-an-object", "A rule pack is a JSON object.");
    return { ok: false, findings: notes };
  }
  const withSteps = Object.hasOwn(json, "steps");
  knownMembers(place, withSteps ? stepMembers : tableMembers);
  const head = readHead(place);
  const pack = withSteps ? { ...head, steps: readSteps(member(place, "steps")) } : readTablePack(place, head);
  notes.push(...packDateFindings(head));
  const timed = notes.every(({ code }) => code !== "duration-unreadable");
  if (pack !== null && timed)
    notes.push(...("steps" in pack ? pack.steps.flatMap(stepDateFindings) : outcomeOrderFindings(pack)));
  return pack === null || notes.length > 0 ? { ok: false, findings: notes } : { ok: true, value: pack };
}

function readHead(place: PackCursor): PackHead {
  if (text(member(place, "type")) !== packDocumentType)
    note(member(place, "type"), "type-unknown", `The type is "${packDocumentType}".`);
  const effective = member(place, "effective");
  return {
    id: matching(
      member(place, "id"),
      /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/,
      "small letters, digits, dots and hyphens",
    ),
    version: matching(member(place, "version"), /^\d{1,4}\.\d{1,4}\.\d{1,4}$/, "three numbers such as 1.0.0"),
    name: label(member(place, "name")),
    source: text(member(place, "source")),
    unverified: list(member(place, "unverified")).map(label),
    effective: { from: dateOrNull(member(effective, "from")), until: dateOrNull(member(effective, "until")) },
    supersedes: list(member(place, "supersedes")).map(text),
  };
}

function readTablePack(place: PackCursor, head: PackHead): RulePack | null {
  const table = tableOf(member(place, "table"));
  const inputs = list(member(place, "inputs")).map((one) => readInput(one, table));
  const start = choice(member(place, "start"), clockStarts);
  const outcomes = readOutcomes(member(place, "outcomes"), table);
  if (table === null) return null;
  for (const point of table.points)
    if (!inputs.some((input) => input.point === point.id))
      note(member(place, "inputs"), "input-missing", `No fact gives ${point.name} (${point.id}).`);
  return { ...head, table, inputs, outcomes, start };
}

function tableOf(place: PackCursor): DecisionTable | null {
  if (typeof place.json === "string") {
    const table = findTable(place.json);
    const near = suggestNames(
      place.json,
      tables.map(({ id }) => id),
    );
    if (table === null)
      note(
        place,
        "table-unknown",
        `No table has this id.${near.length > 0 ? ` Near: ${near.join(", ")}.` : ""}`,
      );
    return table;
  }
  const read = readTable(place.json);
  if (!read.ok) {
    place.notes.push(...read.findings.map((one) => ({ ...one, at: `${place.at}${one.at}` })));
    return null;
  }
  const table = decisionTable(read.value);
  const found = checkTable(table);
  for (const one of found.slice(0, mostFindings))
    place.notes.push({ ...one, at: `${place.at}${publishedPlace(one.at, table)}` });
  if (found.length > mostFindings)
    note(place, "findings-cut", `${found.length - mostFindings} more findings about the table are left out.`);
  return table;
}

/** Where the published form has what `table-check.ts` names by row and outcome. */
function publishedPlace(at: string, table: DecisionTable): string {
  if (at.startsWith("/rows")) return at.replace("/rows", "/mapping");
  return at.replace("/outcome", `/decision_points/${pointerStep(table.outcome.id)}`);
}

function readInput(place: PackCursor, table: DecisionTable | null): PackInput {
  knownMembers(place, ["point", "fact", "values", "missing"]);
  const id = text(member(place, "point"));
  const point = table?.points.find((one) => one.id === id);
  if (table !== null && point === undefined)
    note(
      member(place, "point"),
      "point-unknown",
      `The table has ${table.points.map((one) => one.id).join(", ")}.`,
    );
  const fact = choice(member(place, "fact"), factNames);
  const values = new Map<string, string>();
  for (const [value, at] of entries(member(place, "values"))) {
    const key = text(at);
    if (!factValues[fact].includes(value))
      note(at, "fact-value-unknown", `${fact} is one of ${factValues[fact].join(", ")}.`);
    if (point !== undefined && !point.values.some((one) => one.key === key))
      note(at, "key-unknown", `${point.name} has the keys ${point.values.map((one) => one.key).join(", ")}.`);
    values.set(value, key);
  }
  for (const value of factValues[fact])
    if (!values.has(value)) note(member(place, "values"), "input-gap", `${fact}=${value} leads to no value.`);
  const missing = text(member(place, "missing"));
  const worst = Math.max(
    ...[...values.values()].map((key) => point?.values.findIndex((one) => one.key === key) ?? -1),
  );
  const counted = point?.values.findIndex((one) => one.key === values.get(missing)) ?? -1;
  if (point !== undefined && counted !== worst)
    note(
      member(place, "missing"),
      "missing-not-worst",
      "What is not known counts as the worst value, never as a milder one.",
    );
  return { point: id, fact, values: Object.fromEntries(values), missing };
}

function readOutcomes(place: PackCursor, table: DecisionTable | null): Readonly<Record<string, PackOutcome>> {
  const keys = table?.outcome.values.map(({ key }) => key) ?? [];
  const read = entries(place).map(([key, at]) => {
    if (table !== null && !keys.includes(key))
      note(at, "outcome-unknown", `The table leads to ${keys.join(", ")}.`);
    return [key, readOutcome(at)] as const;
  });
  for (const key of keys)
    if (!read.some(([one]) => one === key))
      note(place, "outcome-missing", `Nothing says what ${key} asks for.`);
  return Object.fromEntries(read);
}

function readOutcome(place: PackCursor): PackOutcome {
  knownMembers(place, ["tier", "duration", "also", "withoutPatch"]);
  const without = member(place, "withoutPatch");
  const outcome = {
    tier: choice(member(place, "tier"), actionTiers),
    duration: span(member(place, "duration")),
    also: list(member(place, "also")).map(readAction),
  };
  if (without.json === undefined) return outcome;
  knownMembers(without, ["tier", "also"]);
  const also = list(member(without, "also")).map(readAction);
  return { ...outcome, withoutPatch: { tier: choice(member(without, "tier"), actionTiers), also } };
}

function readAction(place: PackCursor): PackAction {
  knownMembers(place, ["kind", "duration"]);
  return { kind: choice(member(place, "kind"), actionKinds), duration: span(member(place, "duration")) };
}

function readSteps(place: PackCursor): readonly ProcedureStep[] {
  const steps = list(place);
  if (steps.length === 0) note(place, "step-missing", "A procedure has at least one step.");
  const seen = new Set<string>();
  return steps.map((at) => {
    const step = readStep(at);
    if (seen.has(step.id)) note(member(at, "id"), "step-repeated", `Another step is called ${step.id}.`);
    seen.add(step.id);
    return step;
  });
}

function readStep(place: PackCursor): ProcedureStep {
  knownMembers(place, ["id", "kind", "what", "start", "duration", "every", "when"]);
  const every = member(place, "every");
  const when = member(place, "when");
  return {
    id: matching(member(place, "id"), /^[a-z0-9]+(?:-[a-z0-9]+)*$/, "small letters, digits and hyphens"),
    kind: choice(member(place, "kind"), actionKinds),
    what: label(member(place, "what")),
    start: choice(member(place, "start"), stepStarts),
    duration: span(member(place, "duration")),
    ...(every.json === undefined ? {} : { every: span(every) }),
    ...(when.json === undefined ? {} : { when: conditionOf(when) }),
  };
}

function conditionOf({ json, at, notes }: PackCursor): Condition {
  const read = readCondition(json, at);
  if (read.ok) return read.value;
  notes.push(...read.findings);
  return { fact: "patch", is: "no" };
}

function note({ at, notes }: PackCursor, code: string, message: string): void {
  notes.push({ at, code, message });
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function member({ json, at, notes }: PackCursor, name: string): PackCursor {
  const value = isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
  return { json: value, at: `${at}/${pointerStep(name)}`, notes };
}

function entries(place: PackCursor): readonly (readonly [string, PackCursor])[] {
  if (!isObject(place.json)) {
    note(place, "not-an-object", "Expected an object.");
    return [];
  }
  return Object.keys(place.json)
    .slice(0, mostEntries)
    .map((name) => [name, member(place, name)] as const);
}

function list(place: PackCursor): readonly PackCursor[] {
  if (!Array.isArray(place.json) || place.json.length > mostEntries) {
    note(place, "not-a-list", `Expected a list of at most ${mostEntries}.`);
    return [];
  }
  return place.json.map((json: unknown, i) => ({ json, at: `${place.at}/${i}`, notes: place.notes }));
}

function knownMembers(place: PackCursor, names: readonly string[]): void {
  if (!isObject(place.json)) {
    note(place, "not-an-object", "Expected an object.");
    return;
  }
  for (const name of Object.keys(place.json).slice(0, mostEntries))
    if (!names.includes(name)) {
      const near = suggestNames(name, names);
      const hint = near.length > 0 ? `Near: ${near.join(", ")}.` : `Members are ${names.join(", ")}.`;
      note(member(place, name), "member-unknown", `No such member. ${hint}`);
    }
}

function text(place: PackCursor): string {
  if (typeof place.json === "string" && place.json.trim() !== "" && place.json.length <= longestText)
    return place.json;
  note(place, "text-missing", `Expected a text of 1 to ${longestText} characters.`);
  return "";
}

function label(place: PackCursor): { readonly ko: string; readonly en: string } {
  return { ko: text(member(place, "ko")), en: text(member(place, "en")) };
}

function matching(place: PackCursor, form: RegExp, said: string): string {
  const value = typeof place.json === "string" && place.json.length <= 100 ? place.json : "";
  if (!form.test(value)) note(place, "form-wrong", `Expected ${said}.`);
  return value;
}

function dateOrNull(place: PackCursor): string | null {
  if (place.json === null || (typeof place.json === "string" && isDay(place.json))) return place.json;
  note(place, "date-unreadable", "Expected a date YYYY-MM-DD that exists, or null.");
  return null;
}

/** The value, or the first of the choices beside a finding. */
function choice<T extends string>(place: PackCursor, choices: readonly [T, ...T[]]): T {
  const found = choices.find((one) => one === place.json);
  if (found !== undefined) return found;
  const near = typeof place.json === "string" ? suggestNames(place.json, choices) : [];
  const hint = near.length > 0 ? ` Near: ${near.join(", ")}.` : "";
  note(place, "word-unknown", `Expected one of ${choices.join(", ")}.${hint}`);
  return choices[0];
}

function span(place: PackCursor): Span {
  const read = readSpan(place.json, place.at);
  if (read.ok) return read.value;
  place.notes.push(...read.findings);
  return { nextUpgrade: true };
}
