/** A record of an import that did not become current, as whoever imported it is to see it: where it stood, which it is, and why. */
import type { HeldReason } from "#core/provenance/feed-change.ts";
import type { Finding } from "#core/problem.ts";
import { readJsonBytes, textMember } from "#core/input/json.ts";

/** Where a record stood: the file, and its place in it. */
type RecordPlace = { readonly format: string; readonly path: string; readonly position: string };

/** What is kept of a record that could not be read. */
type UnreadContent = {
  readonly origin: RecordPlace;
  readonly findings: readonly Finding[];
  readonly bytes: Uint8Array;
};

/** `quarantined`: it could not be read, `code` is its first finding's; `held`: it waits for a second person, `code` is a {@link HeldReason}. */
export type RecordNotTaken = {
  readonly outcome: "quarantined" | "held";
  readonly format: string;
  readonly path: string;
  readonly position: string;
  /** What it calls itself; `null` where that could not be read either. */
  readonly id: string | null;
  readonly code: string;
  /** The place within it and core's own sentence; empty of what is held. */
  readonly at: string;
  readonly message: string;
};

/** How many a room names of one batch, of either outcome. */
export const mostNotTaken = 1000;

/** A record that could not be read, with its first finding. */
export function quarantinedRecord({ origin, findings, bytes }: UnreadContent): RecordNotTaken {
  const [first] = findings;
  const { code, at, message }: Finding = first ?? { code: "format-unknown", at: "", message: "" };
  const text = { code: code.slice(0, 100), at: at.slice(0, 1000), message: message.slice(0, 1000) };
  return { outcome: "quarantined", ...placeOf(origin), id: idIn(bytes), ...text };
}

/** A record that waits, by its id and the reason. */
export function heldRecord(origin: RecordPlace, id: string, code: HeldReason): RecordNotTaken {
  return { outcome: "held", ...placeOf(origin), id: id.slice(0, 300), code, at: "", message: "" };
}

function placeOf({ format, path, position }: RecordPlace): RecordPlace {
  return { format, path: path.slice(0, 1000), position: position.slice(0, 1000) };
}

const longestRead = 65_536;

/** The id that a record of JSON bears, whatever else is wrong with it. */
function idIn(bytes: Uint8Array): string | null {
  if (bytes.length >= longestRead) return null;
  const read = readJsonBytes(bytes);
  if (!read.ok) return null;
  const id = textMember(read.value, "id") ?? textMember(read.value, "cveID");
  return id === null || id === "" ? null : id.slice(0, 300);
}
