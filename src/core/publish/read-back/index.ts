/** What a format cannot say of a record: it is written in every language of the format and read back, and what differs is named. */
import type { ExportFormat, ExportFrame } from "#core/publish/format/export-format.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import { differencesOf } from "#core/publish/read-back/differences.ts";
import { readCsaf } from "#core/publish/read-back/read-csaf.ts";
import { readCve } from "#core/publish/read-back/read-cve.ts";
import type { ReadFormat } from "#core/publish/read-back/read-format.ts";
import { readOsv } from "#core/publish/read-back/read-osv.ts";

const readers: Readonly<Record<string, ReadFormat>> = {
  csaf: readCsaf,
  vex: readCsaf,
  "csaf-2.1": readCsaf,
  osv: readOsv,
  cve: readCve,
  gcve: readCve,
};

/** The record as far as its documents in a format say it, a frame a language; null where the format cannot carry it at all. */
export function readBack(
  record: OwnAdvisory,
  { name, write }: ExportFormat,
  frames: readonly ExportFrame[],
): OwnAdvisory | null {
  const written = frames.map((frame) => ({ document: write(record, frame), texts: frame.texts }));
  const read = readers[name];
  return read === undefined || written.some(({ document }) => document === null) ? null : read(written);
}

/** The places of the record (JSON Pointers) that a format does not say, or not in a way that can be read back. */
export function unsaidBy(
  record: OwnAdvisory,
  format: ExportFormat,
  frames: readonly ExportFrame[],
): readonly string[] {
  const back = readBack(record, format, frames);
  return back === null ? [] : differencesOf(record, back);
}
