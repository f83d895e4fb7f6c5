/** What every format that an own advisory is written in shares: what it is given besides the record, and the words that people read. */
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";

/** Words that a document needs beside the record's own texts, in the language of the document. */
export type ExportTexts = {
  readonly language: string;
  /** The title with the mark of a drill. */
  readonly drill: (title: string) => string;
  readonly exploitation: Readonly<Record<OwnAdvisory["exploitation"], string>>;
  /** The reason why a version is not affected, as a sentence. */
  readonly justification: (label: string) => string;
  readonly withdrawn: (reason: string) => string;
  /** What is typed, after the sentence of a remedy. */
  readonly command: (command: string) => string;
};

/** What a document says of its publication besides the record. */
export type ExportFrame = {
  readonly texts: ExportTexts;
  /** The version of this program. */
  readonly version: string;
  /** Where the document is published; null for one that is read elsewhere first. */
  readonly address: string | null;
  /** As whom the CVE programme knows the publisher; null where it does not. */
  readonly assigner: { readonly id: string; readonly shortName: string } | null;
};

/** A format of the registry; `write` gives null where the format cannot carry the record at all, and `needs` says why. */
export type ExportFormat = {
  readonly name: string;
  readonly mediaType: string;
  readonly write: (record: OwnAdvisory, frame: ExportFrame) => object | null;
  /** The language of its one text where the format prescribes it; null where a document says in which it is. */
  readonly language: "en" | null;
  /** What a record must have for this format, as a code. */
  readonly needs: "product" | "cve-id" | "gcve-id" | null;
};

/** When the record was first published, and last. */
export function datesOf(record: OwnAdvisory): { readonly first: string; readonly last: string } {
  const times = record.history.map(({ at }) => at);
  const last = record.withdrawn?.at ?? times.at(-1) ?? "";
  return { first: times[0] ?? last, last: last > (times.at(-1) ?? "") ? last : (times.at(-1) ?? last) };
}

/** The text of a language, else the one there is. */
export function textIn(text: Readonly<Record<string, string>>, language: string): string {
  return text[language] ?? text["en"] ?? Object.values(text)[0] ?? "";
}

/** The title in a document's language, marked where it is a drill. */
export function titleOf({ title, drill }: OwnAdvisory, texts: ExportTexts): string {
  const own = textIn(title, texts.language);
  return drill ? texts.drill(own) : own;
}

/** What a remedy says, and what is typed for it. */
export function remedyText({ text, command }: OwnAdvisory["remedies"][number], texts: ExportTexts): string {
  const parts = [textIn(text, texts.language), command === "" ? "" : texts.command(command)];
  return parts.filter((part) => part !== "").join("\n");
}
