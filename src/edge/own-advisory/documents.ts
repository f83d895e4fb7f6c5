/** The documents that an advisory of the room's own is published as, and the records that the room itself reads back from them. */
import { hash } from "node:crypto";
import { documentItem } from "#edge/feed/feed-item.ts";
import { recordsOf } from "#edge/feed/import-records.ts";
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { csafFileName } from "#core/publish/format/csaf-kind.ts";
import { datesOf, type ExportFormat } from "#core/publish/format/export-format.ts";
import { csaf } from "#core/publish/format/csaf.ts";
import { gcve } from "#core/publish/format/gcve.ts";
import { exportFormats } from "#core/publish/format/index.ts";
import { osv, packageOf } from "#core/publish/format/osv.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import { advisoryHtml } from "#messages/render/publish/advisory-html.ts";
import { exportTexts } from "#messages/render/publish/export-texts.ts";
import { translatorOf } from "#messages/translators.ts";

/** Where documents are published, by which version of the program. */
export type OwnPublishing = { readonly origin: string; readonly version: string };

/** A file of the publication. */
export type OwnFile = { readonly path: string; readonly text: string };

/** The languages in which a record is complete. */
export const languagesOfRecords = ["ko", "en"] as const;

/** The languages in which documents of a format are written: its own, or those of records. */
export function languagesOf({ language }: ExportFormat): readonly string[] {
  return language === null ? languagesOfRecords : [language];
}

/** Every document that can carry the record. */
export function documentsOf(record: OwnAdvisory, at: OwnPublishing): readonly OwnFile[] {
  const files: (OwnFile | null)[] = [
    ...exportFormats.flatMap((format) =>
      languagesOf(format).map((language) => written(record, format, language, at)),
    ),
    ...languagesOfRecords.map((language) => ({
      path: `advisories/${record.id}.${language}.html`,
      text: advisoryHtml(record, translatorOf(language)),
    })),
  ];
  return files.flatMap((file) => file ?? []);
}

/** CSAF asks for the file name that follows from the id (5.1) and for a folder a year (7.1.11). */
function pathOf(record: OwnAdvisory, { name, language: only }: ExportFormat, language: string): string {
  if (only !== null) return `advisories/${record.id}.${name}.json`;
  const year = datesOf(record).first.slice(0, 4);
  return `advisories/${name}/${language}/${year}/${csafFileName(record.id)}`;
}

function written(
  record: OwnAdvisory,
  format: ExportFormat,
  language: string,
  { origin, version }: OwnPublishing,
): OwnFile | null {
  const path = pathOf(record, format, language);
  const texts = exportTexts(translatorOf(language));
  const frame = { texts, version, address: `${origin}/pub/${path}`, assigner: null };
  const document = format.write(record, frame);
  return document === null ? null : { path, text: `${JSON.stringify(document, null, 2)}\n` };
}

/** What the room stores of the record: read back from its own documents, so that it means here what it means to whoever else reads them. */
export function importsOf(record: OwnAdvisory, files: readonly OwnFile[]): readonly AdvisoryImport[] {
  const readBack = (format: ExportFormat, language: string): AdvisoryImport | undefined =>
    files.filter(({ path }) => path === pathOf(record, format, language)).map(advisoryIn)[0];
  const [korean, english] = [readBack(csaf, "ko"), readBack(csaf, "en")];
  if (korean === undefined || english === undefined) throw new Error(`${record.id}: not written as CSAF`);
  const isInOsv = record.products.some((product) => packageOf(product) !== null);
  const open = isInOsv ? readBack(osv, "en") : undefined;
  return [inBothLanguages(english, korean), ...(open === undefined ? [] : [inBothLanguages(open, korean)])];
}

function advisoryIn({ path, text }: OwnFile): AdvisoryImport {
  const bytes = new TextEncoder().encode(text);
  const records = recordsOf(documentItem({ path, position: "", bytes }, text));
  const found = records.find((one) => one.kind === "advisory");
  if (found?.kind !== "advisory" || records.some(({ kind }) => kind === "quarantined"))
    throw new Error(`${path}: its own reader does not read it`);
  return found;
}

/** One record with the titles of both; its content is that of both, so that a change in either is one. */
function inBothLanguages(one: AdvisoryImport, korean: AdvisoryImport): AdvisoryImport {
  const { advisory } = one.record;
  const { title, summary } = korean.record.advisory;
  return {
    ...one,
    content: hash("sha256", `${one.content}\n${korean.content}`),
    record: {
      ...one.record,
      advisory: {
        ...advisory,
        title: { ...title, ...advisory.title },
        summary: { ...summary, ...advisory.summary },
      },
    },
  };
}

/** The records of one numbering authority, a line each (GCVE-BCP-03, a static file for whoever pulls). */
export function gcveDump(authority: string, records: readonly OwnAdvisory[], at: OwnPublishing): OwnFile {
  const lines = records.flatMap((record) => written(record, gcve, "en", at)?.text ?? []);
  const text = lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join("");
  return { path: `advisories/dumps/gna-${authority}.ndjson`, text };
}
