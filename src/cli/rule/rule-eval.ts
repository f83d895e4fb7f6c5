/** `bongsu rule eval`: one question to a rule pack, table or procedure on the command line, or one a line on standard input. */
import { type RuleIo, type RuleOptions } from "#cli/rule/rule-options.ts";
import { pointerStep } from "#core/input/json-pointer.ts";
import { createInterface } from "node:readline";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import { isInstant } from "#core/input/instant.ts";
import {
  evaluateQuery,
  evaluationRemarks,
  type QueryTarget,
  queryTargetNamed,
  queryTargetNames,
  undecidedEvaluation,
} from "#core/rules/evaluate-query.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { readPack } from "#core/rules/rule-pack/pack-read.ts";
import { packNamed } from "#core/rules/packs/index.ts";
import type { Procedure } from "#core/rules/rule-pack/rule-pack.ts";
import type { Inputs } from "#core/rules/table/table.ts";
import { readDocument } from "#cli/rule/rule-check.ts";
import { pointsOfFacts } from "#cli/rule/rule-facts.ts";
import { datedProcedure, scheduleJson } from "#cli/rule/rule-procedure.ts";
import { ruleEvaluationText, scheduleText } from "#cli/rule/rule-text.ts";

const badInput = 2;
const longestLine = 100_000;
const mostInputs = 100;

/** Answers one question; the exit code is 0, or 2 with findings on standard error. */
export async function evalOnce(
  [name, ...given]: readonly [string, ...string[]],
  wish: RuleOptions,
  io: RuleIo,
): Promise<number> {
  const { inputs, findings } = readPairs(given);
  if (wish.at !== null && !isInstant(wish.at)) findings.push(notInstant(wish.at));
  if (findings.length > 0) return refuse(findings, wish, io);
  const asked = await askedOf(name);
  if (!asked.ok) return refuse(asked.findings, wish, io);
  const subject = asked.value;
  if ("steps" in subject) return evalProcedure(subject, inputs, { wish, io });
  const answer = evaluateQuery(subject, Object.fromEntries(pointsOfFacts(inputs, subject.pack)), wish.at);
  if (answer.findings.length > 0) return refuse(answer.findings, wish, io);
  for (const { message } of evaluationRemarks(answer, subject.pack, wish.at)) io.error(`${message}\n`);
  io.write(wish.json ? `${JSON.stringify(answer, null, 2)}\n` : ruleEvaluationText(answer, subject, wish.t));
  return 0;
}

/** What a name stands for: a table with its pack, or a procedure; what ships, or the one in a file whose name ends in `.json`. */
async function askedOf(name: string): Promise<Parsed<QueryTarget | Procedure>> {
  if (!name.endsWith(".json")) return shipped(name);
  const document = await readDocument(name);
  if (!document.ok) return { ok: false, findings: [document.finding] };
  const pack = readPack(document.json);
  if (!pack.ok) return pack;
  return parsed("steps" in pack.value ? pack.value : { table: pack.value.table, pack: pack.value });
}

function shipped(name: string): Parsed<QueryTarget | Procedure> {
  const pack = packNamed(name);
  if (pack !== null && "steps" in pack) return parsed(pack);
  const subject = queryTargetNamed(name);
  return subject === null ? { ok: false, findings: [unknownPack(name)] } : parsed(subject);
}

type Pairs = { readonly inputs: ReadonlyMap<string, string>; readonly findings: Finding[] };

function readPairs(given: readonly string[]): Pairs {
  const inputs = new Map<string, string>();
  const findings: Finding[] = [];
  for (const one of given) {
    const sign = one.indexOf("=");
    if (sign < 1) findings.push(found(one, "input-unreadable", `"${one.slice(0, 60)}" is not KEY=VALUE.`));
    else if (inputs.has(one.slice(0, sign)))
      findings.push(found(one, "value-contradicts", `${one.slice(0, sign)} is given twice.`));
    else inputs.set(one.slice(0, sign), one.slice(sign + 1));
  }
  return { inputs, findings };
}

function notInstant(at: string): Finding {
  return found("at", "time-unreadable", `--at ${at.slice(0, 60)} is not an RFC 3339 instant.`);
}

function found(name: string, code: string, message: string): Finding {
  return { at: `/${pointerStep(name.slice(0, 60))}`, code, message };
}

function evalProcedure(
  procedure: Procedure,
  inputs: ReadonlyMap<string, string>,
  { wish, io }: { readonly wish: RuleOptions; readonly io: RuleIo },
): number {
  const dated = datedProcedure(procedure, inputs, wish.at);
  if (!dated.ok) return refuse(dated.findings, wish, io);
  for (const { message } of dated.findings ?? []) io.error(`${message}\n`);
  io.write(
    wish.json
      ? `${JSON.stringify(scheduleJson(procedure, dated.value), null, 2)}\n`
      : scheduleText(procedure, dated.value, wish.t),
  );
  return 0;
}

function refuse(findings: readonly Finding[], wish: RuleOptions, io: RuleIo): number {
  if (wish.json) io.write(`${JSON.stringify(undecidedEvaluation(findings), null, 2)}\n`);
  for (const { message } of findings) io.error(`bongsu rule: ${message}\n`);
  return badInput;
}

/** The finding about a name that is no pack, procedure or table. */
export function unknownPack(name: string): Finding {
  const near = suggestNames(name, queryTargetNames());
  const hint = near.length > 0 ? ` Near: ${near.join(", ")}.` : "";
  const message = `No rule pack or table is called "${name.slice(0, 80)}".${hint} \`bongsu rule list\` lists them all.`;
  return { at: "/table", code: "pack-unknown", message };
}

/**
 * Answers every line of standard input with one line of JSON; the exit code is 2 when a line could not be read. Of a named pack or table
 * (else `null`) a line may give the inputs alone.
 */
export async function evalLines(name: string | null, wish: RuleOptions, io: RuleIo): Promise<number> {
  if (wish.at !== null && !isInstant(wish.at)) return refuse([notInstant(wish.at)], wish, io);
  const named = name === null ? null : await askedOf(name);
  if (named?.ok === false) return refuse(named.findings, wish, io);
  let code = 0;
  let out = "";
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const answer = answerLine(line, named?.value ?? null, wish.at);
    if (answer.findings.length > 0) code = badInput;
    out += `${JSON.stringify(answer)}\n`;
    if (out.length < 1 << 16) continue;
    io.write(out);
    out = "";
  }
  io.write(out);
  return code;
}

type RuleQueryFindings = { readonly findings: readonly Finding[] };

function answerLine(
  line: string,
  named: QueryTarget | Procedure | null,
  at: string | null,
): RuleQueryFindings {
  const asked = readLine(line, named !== null);
  if ("findings" in asked) return undecidedEvaluation(asked.findings);
  const about = asked.table === null && named !== null ? parsed(named) : shipped(asked.table ?? "");
  if (!about.ok) return undecidedEvaluation(about.findings);
  return "steps" in about.value
    ? answerProcedure(about.value, asked.inputs, at)
    : evaluateQuery(about.value, asked.inputs, at);
}

function answerProcedure(procedure: Procedure, inputs: Inputs, at: string | null) {
  const given = Object.entries(inputs).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const dated = datedProcedure(procedure, new Map(given), at);
  return dated.ok ? scheduleJson(procedure, dated.value) : undecidedEvaluation(dated.findings);
}

/** A question; `table` is null where the line leaves it to the command. */
type RuleQuery = { readonly table: string | null; readonly inputs: Inputs } | RuleQueryFindings;

function readLine(line: string, named: boolean): RuleQuery {
  if (line.length > longestLine)
    return {
      findings: [{ at: "", code: "line-too-long", message: `Longer than ${longestLine} characters.` }],
    };
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { findings: [{ at: "", code: "json-unreadable", message: "The line is not JSON." }] };
  }
  const table = memberOf(json, "table") ?? memberOf(json, "pack") ?? (named ? null : undefined);
  const inputs = memberOf(json, "inputs") ?? (named && table === null ? json : undefined);
  const entries = typeof inputs === "object" && inputs !== null ? Object.entries(inputs) : null;
  if (
    (typeof table !== "string" && table !== null) ||
    entries === null ||
    Array.isArray(inputs) ||
    entries.length > mostInputs
  )
    return {
      findings: [
        { at: "", code: "question-unreadable", message: 'Expected {"table": id, "inputs": {point: value}}.' },
      ],
    };
  const odd = entries.filter(([, value]) => typeof value !== "string" && value !== null);
  if (odd.length > 0)
    return {
      findings: odd.map(([name]) =>
        found(`inputs/${name}`, "value-unreadable", `The value of ${name.slice(0, 60)} is not text.`),
      ),
    };
  const known = entries.flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return { table, inputs: Object.fromEntries(known) };
}

function memberOf(json: unknown, name: string): unknown {
  return typeof json === "object" && json !== null && Object.hasOwn(json, name)
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
