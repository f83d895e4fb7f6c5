/**
 * From a feed's item to what it says: recognised and read, or why it cannot be. `import-records.ts` adds what an import stores beside it.
 */
import { isObject, valueAt } from "#core/input/json-cursor.ts";
import { formatOfDocument } from "#core/format/index.ts";
import type { FeedRecord, Reading } from "#core/format/feed-record.ts";
import { readJson } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import type { DocumentItem, FeedItem } from "./feed-item.ts";

/** The format name of what no format recognised. */
export const formatUnknown = "unknown";

/** A document that was read, or not; `note` is the way to the record inside the document, added to the item's position. */
type DocumentReading = {
  readonly format: string;
  readonly note: string;
} & (
  | {
      readonly ok: true;
      readonly document: unknown;
      readonly reading: Reading;
      readonly remarks: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] }
);

/** Reads a document by the format that recognises it. One that names a key twice is not read. */
export function readDocumentItem({ text }: DocumentItem): DocumentReading {
  const read = readJson(text);
  if (!read.ok) return { ok: false, format: formatUnknown, note: "", findings: read.findings };
  const { document, note } = unwrapped(read.value);
  const format = formatOfDocument(document);
  if (!format.ok) return { ok: false, format: formatUnknown, note: "", findings: format.findings };
  const { name } = format.value;
  const said = read.findings ?? [];
  const repeated = said.filter((one) => one.code === "json-key-repeated");
  if (repeated.length > 0) return { ok: false, format: name, note, findings: repeated };
  const made = format.value.read(document);
  if (!made.ok) return { ok: false, format: name, note, findings: made.findings };
  const remarks = made.findings === undefined ? said : [...said, ...made.findings];
  return { ok: true, format: name, note, document, reading: made.value, remarks };
}

/** A carrier of one record beside its path, as collections of test data use it: the record is what counts. */
function unwrapped(document: unknown): { readonly document: unknown; readonly note: string } {
  if (isObject(document) && typeof document["path"] === "string") {
    for (const name of ["record", "document"]) {
      const held = valueAt(document, name);
      const others = Object.keys(document).length - 2;
      if (isObject(held) && others === 0) return { document: held, note: `/${name}` };
    }
  }
  return { document, note: "" };
}

/** A record that could not be read: where it stood, and the first thing that is wrong with it. */
export type UnreadRecord = {
  readonly at: string;
  readonly format: string;
  readonly finding: Finding | undefined;
};

/** The records of one item and those that could not be read, with nothing kept of the words they came in. */
export function readFeedItem(item: FeedItem): {
  readonly records: readonly FeedRecord[];
  readonly unread: readonly UnreadRecord[];
} {
  if (item.kind === "problem")
    return {
      records: [],
      unread: [unreadAt(item, { position: item.position, format: formatUnknown }, item.findings)],
    };
  if (item.kind === "rows") return readBy(item, { position: "", format: item.format }, item.reading);
  const found = readDocumentItem(item);
  const position = `${item.position}${found.note}`;
  const place = { position, format: found.format };
  if (!found.ok) return { records: [], unread: [unreadAt(item, place, found.findings)] };
  return readBy(item, place, found.reading);
}

function readBy(
  item: FeedItem,
  { position, format }: RecordPlace,
  { records, rejected }: Reading,
): ReturnType<typeof readFeedItem> {
  if (rejected.length === 0) return { records, unread: [] };
  const unread = rejected.map(({ at, findings }) =>
    unreadAt(item, { position: at.startsWith("/") ? `${position}${at}` : at, format }, findings),
  );
  return { records, unread };
}

type RecordPlace = { readonly position: string; readonly format: string };

function unreadAt(
  item: FeedItem,
  { position, format }: RecordPlace,
  [finding]: readonly Finding[],
): UnreadRecord {
  return { at: `${item.path} ${position}`.trim(), format, finding };
}
