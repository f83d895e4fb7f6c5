/** The registry of formats: one line a member. A member without vectors in `test/vectors/format/NAME/` fails the runner. */
import { failed, type Parsed } from "#core/problem.ts";
import { completeness } from "./completeness.ts";
import { csaf } from "./csaf.ts";
import { cve } from "./cve.ts";
import { epssCsv } from "./epss-csv.ts";
import { kevCsv } from "./kev-csv.ts";
import { kevJson } from "./kev-json.ts";
import { osv } from "./osv.ts";
import type { DocumentFormat, TableFormat, TableHead } from "./feed-record.ts";

/** Formats of JSON documents, asked in this order; the first that detects the document reads it. */
export const documentFormats: readonly DocumentFormat[] = [cve, csaf, kevJson, completeness, osv];

/** Formats of tables, asked in this order. */
export const tableFormats: readonly TableFormat[] = [kevCsv, epssCsv];

/** The formats in which the records of each kind of source come. */
export const formatsOfSource = {
  osv: [osv.name],
  cve: [cve.name],
  csaf: [csaf.name],
  kev: [kevJson.name, kevCsv.name],
  epss: [epssCsv.name],
} as const;

/** Whether a format holds no advisories but what is said about them: what cannot be read in it leaves no advisory out. */
export function isCatalogue(format: string): boolean {
  return [kevJson, kevCsv, epssCsv].some(({ name }) => name === format);
}

/** Every format name, for `--format` and for the runner. */
export const formatNames: readonly string[] = [...documentFormats, ...tableFormats].map((one) => one.name);

/** The format of a JSON document, or a finding that says what would have been recognised. */
export function formatOfDocument(document: unknown): Parsed<DocumentFormat> {
  const found = documentFormats.find((format) => format.detect(document));
  return found === undefined ? unrecognised("", documentFormats) : { ok: true, value: found };
}

/** The format of a table, or a finding that says what would have been recognised. */
export function formatOfTable(head: TableHead): Parsed<TableFormat> {
  const found = tableFormats.find((format) => format.detect(head));
  return found === undefined ? unrecognised("line 1", tableFormats) : { ok: true, value: found };
}

function unrecognised(at: string, formats: readonly { readonly looks: string }[]): ReturnType<typeof failed> {
  return failed(
    at,
    "format-unknown",
    `not recognised; expected ${formats.map((one) => one.looks).join("; or ")}`,
  );
}
