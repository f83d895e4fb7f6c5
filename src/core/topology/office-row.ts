/**
 * Offices as a table gives them: one row a jurisdiction, the rows of an office together its whole. They take the place of a topology's
 * offices, and the topology that results is checked as any other.
 */
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import { readTopology } from "#core/topology/read-topology.ts";
import { readTableFile, type TableRow } from "#core/topology/table-file.ts";
import type { Topology } from "#core/topology/topology.ts";
import { topologyDocument } from "#core/topology/topology-document.ts";

/** A CSV of offices has `id`, `kind`, these columns, and `name.TAG` once for each language. */
const jurisdictionColumns = "domain sector tier region validFrom validTo".split(" ");

type OfficeDraft = { readonly document: Record<string, unknown>; readonly rows: TableRow[] };

/** The topology with the offices of the file in place of its own; a finding stands at the line of the file that it is about. */
export function withOfficesOf(topology: Topology, text: string): Parsed<Topology> {
  const table = readTableFile(text, "offices");
  if (!table.ok) return table;
  const drafts = table.value.map(draftOf);
  const offices = drafts.every(({ document }) => Array.isArray(document["jurisdictions"]))
    ? drafts
    : mergedById(drafts);
  const read = readTopology({
    ...topologyDocument(topology),
    offices: offices.map(({ document }) => document),
  });
  return read.ok
    ? parsed(read.value)
    : { ok: false, findings: read.findings.map((one) => atRow(one, offices)) };
}

function draftOf(row: TableRow): OfficeDraft {
  const { cells } = row;
  if (Array.isArray(cells["jurisdictions"])) return { document: { ...cells }, rows: [row] };
  const filled = Object.entries(cells).filter(([, cell]) => cell !== "" && cell !== null);
  const jurisdiction = Object.fromEntries(filled.filter(([column]) => jurisdictionColumns.includes(column)));
  const own = filled.filter(([column]) => !jurisdictionColumns.includes(column));
  const names = own.filter(([column]) => column.startsWith("name."));
  const document: Record<string, unknown> = {
    ...Object.fromEntries(own.filter(([column]) => !column.startsWith("name."))),
    ...(names.length > 0 && {
      name: Object.fromEntries(names.map(([column, name]) => [column.slice("name.".length), name])),
    }),
    // A row that names nothing to lead and no day is an office that leads nobody.
    jurisdictionRows: Object.keys(jurisdiction).length === 0 ? [] : [jurisdiction],
  };
  return { document, rows: [row] };
}

/** Rows of one id are one office; what it is called stands in the first of them. */
function mergedById(drafts: readonly OfficeDraft[]): readonly OfficeDraft[] {
  return [...Map.groupBy(drafts, ({ document }) => document["id"])].flatMap(([, its]) => {
    const [first] = its;
    if (first === undefined) return [];
    const { jurisdictionRows: _, ...own } = first.document;
    const rows = its.flatMap((one) => one.rows);
    const jurisdictions = its.flatMap(
      ({ document }) => document["jurisdictionRows"] ?? document["jurisdictions"],
    );
    return [{ document: { ...own, jurisdictions }, rows }];
  });
}

/** `/offices/3/jurisdictions/1/domain` becomes the line of the file that gave it. */
function atRow(finding: Finding, offices: readonly OfficeDraft[]): Finding {
  const [, office = "", jurisdiction = "0", rest = ""] =
    /^\/offices\/(\d+)(?:\/jurisdictions\/(\d+))?(.*)$/.exec(finding.at) ?? [];
  const rows = offices[Number(office)]?.rows ?? [];
  const row = office === "" ? undefined : (rows[Number(jurisdiction)] ?? rows[0]);
  return row === undefined ? finding : { ...finding, at: `${row.at} ${rest.replace(/^\//, "")}`.trim() };
}
