/** Reads a decision table from SSVC's published JSON (schema version 2.0.0), such as those of CERTCC/SSVC `data/json/decision_tables`. */
import { pointerStep } from "#core/input/json-pointer.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import {
  type DecisionPoint,
  type DecisionTable,
  type DecisionValue,
  decisionTable,
} from "#core/rules/table/table.ts";

/** Most combinations of values that a table may have; the largest published one has 729. */
const mostCells = 100_000;

/** The table in a parsed JSON document, or what keeps it from being one. `checkTable` finds gaps and contradictions. */
export function readTable(json: unknown): Parsed<DecisionTable> {
  const findings: Finding[] = [];
  const outcomeId = textAt(json, "outcome");
  const points = [...members(memberOf(json, "decision_points"))].map(([id, value]) =>
    readPoint(id, value, findings),
  );
  const outcome = points.find((point) => point.id === outcomeId);
  const inputs = points.filter((point) => point.id !== outcomeId);
  const mapping = memberOf(json, "mapping");
  if (outcome === undefined)
    findings.push(finding("/outcome", "outcome-missing", "The outcome is none of the decision points."));
  if (inputs.length === 0)
    findings.push(finding("/decision_points", "points-missing", "The table has no decision points."));
  if (!Array.isArray(mapping))
    findings.push(finding("/mapping", "mapping-missing", "The mapping is not a list of rows."));
  const size = inputs.reduce((product, point) => product * point.values.length, 1);
  if (size > mostCells)
    return failed("/decision_points", "table-too-large", `More than ${mostCells} combinations of values.`);
  if (findings.length > 0 || outcome === undefined || !Array.isArray(mapping)) return { ok: false, findings };
  const columns = [...inputs, outcome];
  const rows = mapping.slice(0, mostCells).map((row) => columns.map((column) => textAt(row, column.id)));
  const id = `${textAt(json, "namespace")}:${textAt(json, "key")}:${textAt(json, "version")}`;
  return parsed(decisionTable({ id, name: textAt(json, "name"), points: inputs, outcome, rows }));
}

function readPoint(id: string, json: unknown, findings: Finding[]): DecisionPoint {
  const list = memberOf(json, "values");
  const values: DecisionValue[] = (Array.isArray(list) ? list : []).map((value) => ({
    key: textAt(value, "key"),
    name: textAt(value, "name"),
  }));
  const at = `/decision_points/${pointerStep(id)}/values`;
  if (values.length === 0) findings.push(finding(at, "values-missing", "The decision point has no values."));
  if (values.some((value) => value.key === ""))
    findings.push(finding(at, "key-missing", "A value has no key."));
  return { id, name: textAt(json, "name"), values };
}

function finding(at: string, code: string, message: string): Finding {
  return { at, code, message };
}

function memberOf(json: unknown, name: string): unknown {
  const isRecord = typeof json === "object" && json !== null && Object.hasOwn(json, name);
  return isRecord ? (json as Readonly<Record<string, unknown>>)[name] : undefined;
}

function members(json: unknown): readonly (readonly [string, unknown])[] {
  return typeof json === "object" && json !== null ? Object.entries(json) : [];
}

function textAt(json: unknown, name: string): string {
  const value = memberOf(json, name);
  return typeof value === "string" ? value : "";
}
