/**
 * Bongsu's own statement that a feed is whole: a document that lies beside the records, or in the archive with them. It must say up to when, and how
 * many records on the ecosystem there are: one that leaves either out states nothing. What it is worth is decided where the records are counted
 * (`core/pack/held-completeness.ts`).
 */
import { areaOfEcosystem } from "#core/product/coverage-area.ts";
import { requiredInstantAt } from "#core/input/instant.ts";
import {
  addProblem,
  type Cursor,
  itemsAt,
  memberAt,
  numberAt,
  openDocument,
  requiredTextAt,
  valueAt,
} from "#core/input/json-cursor.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import type { CompletenessRecord, DocumentFormat, Reading } from "./feed-record.ts";

const type = "bongsu.completeness/1";

/** The statement as a document: `{type, statements: [{ecosystem, to, records}]}`. */
export const completeness: DocumentFormat = {
  name: "completeness",
  looks: `a statement of completeness: an object with type ${type}`,
  detect: (document) => valueAt(document, "type") === type,
  read,
};

function read(document: unknown): Parsed<Reading> {
  const root = openDocument(document);
  const records = itemsAt(memberAt(root, "statements")).map(statementAt);
  return root.problems.length > 0
    ? { ok: false, findings: root.problems }
    : parsed({ records, rejected: [] });
}

/** More is no count of records of an ecosystem, and no database column holds it. */
const mostRecords = 2 ** 31 - 1;

function statementAt(place: Cursor): CompletenessRecord {
  const named = memberAt(place, "ecosystem");
  const ecosystem = requiredTextAt(named);
  if (areaOfEcosystem(ecosystem) === null)
    addProblem(named, "ecosystem-unknown", "expected an ecosystem of the OSV schema, or CVE");
  const count = memberAt(place, "records");
  const records = numberAt(count) ?? -1;
  if (!(Number.isSafeInteger(records) && records >= 0 && records <= mostRecords))
    addProblem(count, "count-invalid", "expected how many records on the ecosystem there are");
  const to = requiredInstantAt(memberAt(place, "to"));
  return { kind: "completeness", statement: { ecosystem, to, records } };
}
