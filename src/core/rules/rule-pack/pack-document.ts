/**
 * A rule pack as a JSON document, as a policy officer writes it and as `bongsu rule show --format json` prints it: SSVC's published form
 * of the table, and the pack's own members. `pack-read.ts` reads it back.
 */
import type { Procedure, RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import type { DecisionPoint, DecisionTable } from "#core/rules/table/table.ts";
import { findTable } from "#core/rules/tables/index.ts";

/** The `type` of every document. */
export const packDocumentType = "bongsu.rule-pack/1";

/** Version of SSVC's JSON form that is read and written. */
const schemaVersion = "2.0.0";

/** The document of a pack. A table that ships is named by its id; another is written out. */
export function packDocument(pack: RulePack | Procedure): object {
  const { id, version, name, source, unverified, effective, supersedes } = pack;
  const head = { type: packDocumentType, id, version, name, source, unverified, effective, supersedes };
  if ("steps" in pack) return { ...head, steps: pack.steps };
  const table = findTable(pack.table.id) === null ? publishedForm(pack.table) : pack.table.id;
  return { ...head, table, inputs: pack.inputs, outcomes: pack.outcomes, start: pack.start };
}

/** A table in SSVC's published form. */
function publishedForm(table: DecisionTable): object {
  const columns = [...table.points, table.outcome];
  return {
    ...idParts(table.id),
    name: table.name,
    schemaVersion,
    decision_points: Object.fromEntries(columns.map((point) => [point.id, pointForm(point)])),
    outcome: table.outcome.id,
    mapping: table.rows.map((row) => Object.fromEntries(columns.map(({ id }, i) => [id, row[i]]))),
  };
}

function pointForm({ id, name, values }: DecisionPoint): object {
  return {
    ...idParts(id),
    name,
    schemaVersion,
    values: values.map((value) => ({ key: value.key, name: value.name })),
  };
}

function idParts(id: string): { readonly namespace: string; readonly key: string; readonly version: string } {
  const [version = "", key = "", ...namespace] = id.split(":").toReversed();
  return { namespace: namespace.toReversed().join(":"), key, version };
}
