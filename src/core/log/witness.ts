/**
 * What a witness answers to a log's new checkpoint (c2sp.org/tlog-witness, add-checkpoint): pure. The caller keeps what was last cosigned, stores the new head
 * durably before it signs, and lets one request at a time of a log come this far.
 */
import { type Checkpoint, readCheckpoint } from "#core/log/checkpoint.ts";
import { openCheckpoint } from "#core/log/cosignature.ts";
import { emptyRoot, hashBytes, isConsistent, sameHash, type TreeHead } from "#core/log/merkle.ts";
import { bytesOf, type NoteKey, readNote } from "#core/log/note.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** What a log sends: from which size on, the proof, and its checkpoint as a note. */
export type AddCheckpoint = {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: string;
  readonly checkpoint: Checkpoint;
};

const longestProof = 63;
const oldForm = /^old (0|[1-9]\d{0,15})$/;

/** Reads the body of a request. */
export function readAddCheckpoint(body: string): Parsed<AddCheckpoint> {
  const cut = body.indexOf("\n\n");
  const [old = "", ...lines] = body.slice(0, Math.max(cut, 0)).split("\n");
  const oldSize = Number(oldForm.exec(old)?.[1] ?? Number.NaN);
  const proof = lines.map((line) => bytesOf(line));
  const isWhole = lines.length <= longestProof && proof.every((hash) => hash?.length === hashBytes);
  if (!Number.isSafeInteger(oldSize) || !isWhole)
    return failed(
      "line 1",
      "witness-request",
      "expected the old size, hashes in base64, an empty line and a checkpoint",
    );
  const note = body.slice(cut + 2);
  const read = readNote(note);
  if (!read.ok) return read;
  const checkpoint = readCheckpoint(read.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (oldSize > checkpoint.value.size)
    return failed("line 1", "witness-request", "the old size is larger than the checkpoint's");
  return parsed({ oldSize, proof: proof as readonly Uint8Array[], note, checkpoint: checkpoint.value });
}

/** Why a witness does not cosign: the log is not one of its own (404), nobody it knows signed (403), it has seen another size (409, with that size), or the tree does not go on (422). */
export type WitnessRefusal =
  | { readonly status: 404 | 403 | 422 }
  | { readonly status: 409; readonly size: number };

/** A log that a witness watches: its keys, and the head that it cosigned last (`null` before the first). */
type WatchedLog = { readonly keys: readonly NoteKey[]; readonly last: TreeHead | null };

/** Whether a checkpoint may be cosigned: `null` when it may, once it is stored. */
export async function refusalOfWitness(
  request: AddCheckpoint,
  log: WatchedLog | undefined,
): Promise<WitnessRefusal | null> {
  if (log === undefined) return { status: 404 };
  const opened = await openCheckpoint(request.note, log.keys);
  if (!opened.ok) return { status: 403 };
  const last = log.last ?? { size: 0, root: await emptyRoot() };
  if (request.oldSize !== last.size) return { status: 409, size: last.size };
  const { checkpoint, proof } = request;
  if (checkpoint.size === 0 && !sameHash(checkpoint.root, await emptyRoot())) return { status: 422 };
  return (await isConsistent(last, checkpoint, proof)) ? null : { status: 422 };
}
