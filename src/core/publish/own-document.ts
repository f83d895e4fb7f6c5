/** The document of an own advisory on its way: given the room's number, a new revision or a withdrawal, and the instant at which it comes out. */
import { isObject } from "#core/input/json-cursor.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { type OwnAdvisory, readOwnAdvisory } from "#core/publish/own-advisory.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import type { TextByLanguage } from "#core/text.ts";

/** A document as it is kept; read by `readOwnAdvisory`. */
export type OwnDocument = Readonly<Record<string, unknown>>;

/** The document with what is the room's to say; refused where it cannot be read. */
export function numberedDocument(
  value: unknown,
  given: { readonly id: string; readonly drill: boolean },
): Parsed<OwnDocument> {
  if (!isObject(value)) return failed("", "form-wrong", "expected an object");
  const document = { ...value, ...given };
  const read = readOwnAdvisory(document);
  return read.ok ? parsed(document) : read;
}

/** The document as it is when it comes out at an instant: its newest revision, and a withdrawal, are of then. */
export function documentAt(document: OwnDocument, at: string): OwnDocument {
  const history = historyOf(document);
  const { withdrawn } = document;
  return {
    ...document,
    history: history.map((one, n) => (n === history.length - 1 && isObject(one) ? { ...one, at } : one)),
    ...(isObject(withdrawn) ? { withdrawn: { ...withdrawn, at } } : {}),
  };
}

/** The published document, withdrawn with a reason, which is what its last revision changed. */
export function withdrawnDocument(document: OwnDocument, reason: TextByLanguage, at: string): OwnDocument {
  const history = historyOf(document);
  const last = { revision: history.length + 1, at, changed: reason };
  return { ...document, history: [...history, last], withdrawn: { at, reason } };
}

/** Whether a document goes on from the published one by exactly one revision, and takes back none. */
export function isNextRevision(published: OwnDocument, document: OwnDocument): boolean {
  const [before, after] = [historyOf(published), historyOf(document)];
  return after.length === before.length + 1 && canonicalText(after.slice(0, -1)) === canonicalText(before);
}

/** The record of a kept document; that it cannot be read is a fault. */
export function recordOfDocument(document: OwnDocument): OwnAdvisory {
  const read = readOwnAdvisory(document);
  if (!read.ok) throw new Error(`own advisory: ${read.findings[0]?.message}`);
  return read.value;
}

function historyOf({ history }: OwnDocument): readonly unknown[] {
  return Array.isArray(history) ? (history as readonly unknown[]) : [];
}
