/** Reading a format back: the record as far as its documents say it. */
import type { ExportTexts } from "#core/publish/format/export-format.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";

/** One of the documents that a record was written as, with the words that its writer used. */
export type WrittenDocument = { readonly document: unknown; readonly texts: ExportTexts };

/** Makes a record of all documents of a format, one a language; at least one is there. */
export type ReadFormat = (written: readonly WrittenDocument[]) => OwnAdvisory;

/** A record that says nothing. */
export const silentRecord: OwnAdvisory = {
  id: "",
  drill: false,
  aliases: [],
  history: [],
  withdrawn: null,
  publisher: { name: "", namespace: "", contact: {} },
  title: {},
  overview: {},
  description: {},
  products: [],
  severities: [],
  severityClass: null,
  weaknesses: [],
  remedies: [],
  references: [],
  credits: [],
  exploitation: "none",
};
