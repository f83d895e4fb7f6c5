/** Checkpoints (c2sp.org/tlog-checkpoint): the head of a log's tree as the text of a note. */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { hashBytes, type TreeHead } from "#core/log/merkle.ts";
import { bytesOf } from "#core/log/note.ts";

/** The head of the tree of the log that `origin` names. `extensions` are lines about which nobody agrees. */
export type Checkpoint = TreeHead & { readonly origin: string; readonly extensions: readonly string[] };

const sizeForm = /^(?:0|[1-9]\d{0,15})$/;

/** Reads the text of a note as a checkpoint. */
export function readCheckpoint(text: string): Parsed<Checkpoint> {
  const [origin, size, root, ...rest] = text.split("\n");
  const extensions = rest.slice(0, -1);
  if (rest.at(-1) !== "" || origin === undefined || origin === "" || extensions.includes(""))
    return failed("line 1", "checkpoint-form", "expected an origin, a size and a root, a line each");
  const count = Number(size);
  if (size === undefined || !sizeForm.test(size) || !Number.isSafeInteger(count))
    return failed("line 2", "checkpoint-size", "expected the number of entries in decimal");
  const hash = bytesOf(root ?? "");
  if (hash?.length !== hashBytes)
    return failed("line 3", "checkpoint-root", "expected the hash of the root in base64");
  return parsed({ origin, size: count, root: hash, extensions });
}

/** A checkpoint as the text of a note. */
export function checkpointText({
  origin,
  size,
  root,
  extensions = [],
}: Omit<Checkpoint, "extensions"> & { readonly extensions?: readonly string[] }): string {
  return [origin, String(size), root.toBase64(), ...extensions, ""].join("\n");
}
