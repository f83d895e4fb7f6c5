/** Whether a published log is what its checkpoint says, under a policy, and goes on from what was seen of it before. */
import { readCheckpoint } from "#core/log/checkpoint.ts";
import { openCheckpoint, type SignedCheckpoint } from "#core/log/cosignature.ts";
import { isConsistent, sameHash, type TreeHead } from "#core/log/merkle.ts";
import { readNote } from "#core/log/note.ts";
import { judgeByPolicy, keysOfPolicy, type LogPolicy } from "#core/log/policy.ts";
import {
  consistencyProof,
  type HashFunction,
  leafHashOf,
  type MadeTile,
  noTree,
  partialTiles,
  rootOfEdge,
  type TreeEdge,
  withLeaves,
} from "#core/log/tile.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { publishedTree, readCheckpointFile, readEntries } from "#publication/log-tree.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import type { Transport } from "#publication/transport.ts";

/** A log, where it is published, and by what it is judged. */
export type LogSource = {
  readonly transport: Transport;
  readonly policy: LogPolicy;
  readonly hash: HashFunction;
};

/** A checkpoint that a policy accepts: its note, and the policy's names of the witnesses that have seen it. */
export type AcceptedCheckpoint = SignedCheckpoint & {
  readonly text: string;
  readonly witnesses: readonly string[];
};

/** The newest checkpoint, if the policy accepts it. Throws a refusal where there is none. */
export async function acceptedCheckpoint({
  transport,
  policy,
}: LogSource): Promise<Parsed<AcceptedCheckpoint>> {
  const text = await readCheckpointFile(transport);
  if (text === null) throw new PublicationRefusal("file-missing", "There is no file named checkpoint.");
  const opened = await openCheckpoint(text, keysOfPolicy(policy));
  if (!opened.ok) return opened;
  const { isLogSigned, isWitnessed, witnesses } = judgeByPolicy(policy, opened.value);
  if (!isLogSigned) return failed("", "log-unknown", "no log of the policy has signed this checkpoint");
  if (!isWitnessed) return failed("", "log-unwitnessed", "the quorum of the policy is not met");
  return parsed({ ...opened.value, text, witnesses });
}

/** The head in a checkpoint's note that was written down before, and was believed then. */
export function earlierHead(note: string): Parsed<TreeHead & { readonly origin: string }> {
  const read = readNote(note);
  return read.ok ? readCheckpoint(read.value.text) : read;
}

/** Whether a log goes on from an earlier head of the same origin: `null` when it does, else what happened to it. */
export async function breachSince(
  { transport, hash }: LogSource,
  { checkpoint }: SignedCheckpoint,
  earlier: TreeHead & { readonly origin: string },
): Promise<Parsed<null>> {
  if (earlier.origin !== checkpoint.origin)
    return failed("", "log-other", `this is another log than ${earlier.origin}`);
  if (earlier.size > checkpoint.size)
    return failed("", "log-cut", `the log had ${earlier.size} entries and has ${checkpoint.size}`);
  const proof = await consistencyProof(publishedTree(transport, checkpoint.size, hash), earlier.size);
  if (proof === null) return failed("", "log-tile-wrong", "a tile is missing or has another length");
  if (await isConsistent(earlier, checkpoint, proof)) return parsed(null);
  return failed(
    "",
    "log-rewritten",
    `the first ${earlier.size} entries are not those that were there before`,
  );
}

/** Reads every entry and builds the tree again: `null` when root and tiles are those that are published. `onEntries` sees each bundle, of which nothing is believed before the end. */
export async function breachInEntries(
  { transport, hash }: LogSource,
  { checkpoint }: SignedCheckpoint,
  onEntries: (first: number, entries: readonly Uint8Array[]) => void,
): Promise<Parsed<null>> {
  const published = publishedTree(transport, checkpoint.size, hash);
  let edge: TreeEdge = noTree;
  for await (const { first, entries } of readEntries(transport, { from: 0, size: checkpoint.size })) {
    const leaves = entries.map((entry) => leafHashOf(entry, hash));
    const grown = withLeaves(edge, leaves, hash);
    edge = grown.edge;
    const wrong = await wrongTile(grown.full, published.read);
    if (wrong !== null) return wrong;
    onEntries(first, entries);
  }
  const wrong = await wrongTile(partialTiles(edge), published.read);
  if (wrong !== null) return wrong;
  if (sameHash(rootOfEdge(edge, hash), checkpoint.root)) return parsed(null);
  return failed("", "log-root-wrong", "the entries do not have the root of the checkpoint");
}

async function wrongTile(
  made: readonly MadeTile[],
  read: ReturnType<typeof publishedTree>["read"],
): Promise<ReturnType<typeof failed> | null> {
  for (const tile of made) {
    const found = await read(tile);
    if (found === null || !sameHash(found, tile.hashes))
      return failed(
        "",
        "log-tile-wrong",
        `tile ${tile.index} of level ${tile.level} is not that of the entries`,
      );
  }
  return null;
}
