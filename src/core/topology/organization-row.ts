/** Organisations as a table gives them: what each cell must be, and which words a topology has for them. */
import { idForm } from "#core/document/shared-members.ts";
import { isDay } from "#core/input/instant.ts";
import { isObject } from "#core/input/json-cursor.ts";
import type { Finding, Parsed } from "#core/problem.ts";
import { readTableFile, type TableRow } from "#core/topology/table-file.ts";
import { idsOf, type TermAttribute, termLists, type Topology } from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";

/** One organisation of a table. Dates are `YYYY-MM-DD`; `validFrom` is `null` where the table leaves it to the room. */
export type OrganizationRow = {
  readonly id: string;
  readonly name: TextByLanguage;
  readonly tier: string;
  readonly sector: string;
  readonly domain: string;
  readonly region: string;
  readonly criticalInfrastructure: boolean;
  readonly size: number;
  readonly languages: readonly string[];
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly succeededBy: string | null;
};

/** The columns of a CSV; `name.TAG` stands once for each language. A JSON list has the members of {@link OrganizationRow}. */
const organizationColumns = [
  ..."id tier sector domain region criticalInfrastructure size languages email phone".split(" "),
  ..."validFrom validTo succeededBy".split(" "),
] as const;

const longestName = 200;
const mostStaff = 2_147_483_647;

/** Findings about one row; `at` is the row's place. */
type RowReader = { readonly row: TableRow; readonly findings: Finding[] };

/** The organisations of a CSV or JSON file with their places, in the file's order; with a finding none is given. */
export function readOrganizationRows(
  text: string,
): Parsed<{ readonly rows: readonly OrganizationRow[]; readonly places: readonly string[] }> {
  const table = readTableFile(text, "organizations");
  if (!table.ok) return table;
  const findings: Finding[] = [];
  const rows = table.value.map((row) => rowOf({ row, findings }));
  return findings.length > 0
    ? { ok: false, findings: findings.slice(0, mostFindings) }
    : { ok: true, value: { rows, places: table.value.map(({ at }) => at) } };
}

const mostFindings = 500;

function rowOf(reader: RowReader): OrganizationRow {
  unknownColumns(reader);
  return {
    id: idIn(reader, "id"),
    name: nameIn(reader),
    tier: textIn(reader, "tier"),
    sector: textIn(reader, "sector"),
    domain: textIn(reader, "domain"),
    region: textIn(reader, "region"),
    criticalInfrastructure: flagIn(reader, "criticalInfrastructure"),
    size: sizeIn(reader),
    languages: languagesIn(reader),
    contacts: contactsIn(reader),
    validFrom: dateIn(reader, "validFrom"),
    validTo: dateIn(reader, "validTo"),
    succeededBy: cellIn(reader, "succeededBy") === "" ? null : idIn(reader, "succeededBy"),
  };
}

function note({ row, findings }: RowReader, column: string, code: string, message: string): void {
  findings.push({ at: `${row.at} ${column}`, code, message });
}

function unknownColumns(reader: RowReader): void {
  for (const column of Object.keys(reader.row.cells))
    if (
      !organizationColumns.includes(column) &&
      column !== "name" &&
      column !== "contacts" &&
      !/^name\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(column)
    )
      note(reader, column, "column-unknown", `Expected ${organizationColumns.join(", ")} or name.TAG.`);
}

/** What a cell holds; "" where there is none. */
function cellIn({ row }: RowReader, column: string): unknown {
  return (Object.hasOwn(row.cells, column) ? row.cells[column] : undefined) ?? "";
}

function textIn(reader: RowReader, column: string): string {
  const cell = cellIn(reader, column);
  if (typeof cell === "string" && cell !== "" && cell.length <= longestName) return cell;
  note(reader, column, cell === "" ? "cell-missing" : "cell-invalid", "Expected a short text.");
  return "";
}

function idIn(reader: RowReader, column: string): string {
  const id = textIn(reader, column);
  if (id !== "" && !idForm.test(id))
    note(reader, column, "id-invalid", "Expected at most 80 letters, digits and . _ : @ -");
  return id;
}

function nameIn(reader: RowReader): TextByLanguage {
  const cell = cellIn(reader, "name");
  const given = isObject(cell)
    ? Object.entries(cell)
    : Object.entries(reader.row.cells).flatMap(([column, value]) =>
        column.startsWith("name.") && value !== "" ? [[column.slice("name.".length), value] as const] : [],
      );
  const names = given.flatMap(([tag, name]) => (isName(name) ? [[tag, name.trim()] as const] : []));
  if (names.length === 0 || names.length < given.length)
    note(
      reader,
      "name",
      "name-invalid",
      `Expected a name of one line and at most ${longestName} characters.`,
    );
  return Object.fromEntries(names);
}

/** Whether a text may be a name: one line, no longer than names are, without characters that steer how text is shown. */
export function isName(name: unknown): name is string {
  return (
    typeof name === "string" &&
    name.trim() !== "" &&
    name.length <= longestName &&
    !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) &&
    name.isWellFormed()
  );
}

function flagIn(reader: RowReader, column: string): boolean {
  const cell = cellIn(reader, column);
  if (cell === true || cell === "true" || cell === "yes" || cell === "1") return true;
  if (cell !== false && cell !== "" && cell !== "false" && cell !== "no" && cell !== "0")
    note(reader, column, "cell-invalid", "Expected yes or no.");
  return false;
}

function sizeIn(reader: RowReader): number {
  const cell = cellIn(reader, "size");
  const size = typeof cell === "string" && /^\d{1,10}$/.test(cell) ? Number(cell) : cell;
  if (typeof size === "number" && Number.isInteger(size) && size >= 0 && size <= mostStaff) return size;
  note(reader, "size", "size-invalid", "Expected a whole number of staff.");
  return 0;
}

function languagesIn(reader: RowReader): readonly string[] {
  const cell = cellIn(reader, "languages");
  const tags = typeof cell === "string" ? cell.split(/[\s,;|]+/).filter((tag) => tag !== "") : cell;
  if (Array.isArray(tags) && tags.length <= 20 && tags.every((tag) => typeof tag === "string")) return tags;
  note(reader, "languages", "cell-invalid", "Expected language tags, as ko or ko en.");
  return [];
}

function contactsIn(reader: RowReader): OrganizationRow["contacts"] {
  const cell = cellIn(reader, "contacts");
  const columns = ["email", "phone"].flatMap((kind) => {
    const value = cellIn(reader, kind);
    return typeof value === "string" && value !== "" ? [{ kind, value }] : [];
  });
  const all: readonly unknown[] = Array.isArray(cell) ? cell : columns;
  const contacts = all.flatMap((one) => {
    const [kind, value] = isObject(one) ? [one["kind"], one["value"]] : [];
    return typeof kind === "string" && typeof value === "string" && value.length <= 200
      ? [{ kind: kind.slice(0, 20), value }]
      : [];
  });
  if (contacts.length < all.length || contacts.length > 20 || (cell !== "" && !Array.isArray(cell)))
    note(
      reader,
      "contacts",
      "cell-invalid",
      "Expected a list of at most 20 contacts, each a kind and a value.",
    );
  return contacts;
}

function dateIn(reader: RowReader, column: string): string | null {
  const cell = cellIn(reader, column);
  if (cell === "") return null;
  if (typeof cell === "string" && isDay(cell)) return cell;
  note(reader, column, "date-invalid", "Expected a day that exists, as 2026-07-01.");
  return null;
}

/** The words of an organisation that the topology does not have, each at its attribute. */
export function unknownTerms(
  topology: Topology,
  terms: Readonly<Partial<Record<TermAttribute, string | null>>>,
  at = "",
): readonly Finding[] {
  return (Object.keys(termLists) as readonly TermAttribute[]).flatMap((attribute) => {
    const id = terms[attribute] ?? null;
    if (id === null || idsOf(topology, attribute).includes(id)) return [];
    const known = idsOf(topology, attribute);
    const some = known.length > 30 ? `${known.slice(0, 30).join(", ")} …` : known.join(", ");
    return [notListed(`${at}/${attribute}`, some)];
  });
}

/** The languages of an organisation that the topology does not have. */
export function unknownLanguages(
  { languages }: Topology,
  tags: readonly string[],
  at = "",
): readonly Finding[] {
  return tags.flatMap((tag, i) =>
    Object.hasOwn(languages, tag)
      ? []
      : [notListed(`${at}/languages/${i}`, Object.keys(languages).join(", "))],
  );
}

function notListed(at: string, known: string): Finding {
  return { at, code: "word-not-listed", message: `Expected one of ${known}.`, about: known };
}
