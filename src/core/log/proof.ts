/** Proofs that an entry is in a log and that witnesses have seen the log with it (c2sp.org/tlog-proof): one text, checked without a network. */
import { openCheckpoint, type SignedCheckpoint } from "#core/log/cosignature.ts";
import { hashBytes, leafHash, rootOfInclusion, sameHash } from "#core/log/merkle.ts";
import { bytesOf } from "#core/log/note.ts";
import { judgeByPolicy, keysOfPolicy, type LogPolicy } from "#core/log/policy.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** A proof as it is written. `extra` is not authenticated by it; `checkpoint` is the whole note. */
type LogProof = {
  readonly extra: Uint8Array | null;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly checkpoint: string;
};

const opening = "c2sp.org/tlog-proof@v1";
const longestPath = 63;
const indexForm = /^index (0|[1-9]\d{0,15})$/;

/** A proof as text. */
export function logProofText({ extra, index, path, checkpoint }: LogProof): string {
  const lines = [
    opening,
    ...(extra === null ? [] : [`extra ${extra.toBase64()}`]),
    `index ${index}`,
    ...path.map((hash) => hash.toBase64()),
    "",
  ];
  return `${lines.join("\n")}\n${checkpoint}`;
}

/** Reads a proof. */
export function readLogProof(text: string): Parsed<LogProof> {
  const cut = text.indexOf("\n\n");
  const lines = text.slice(0, Math.max(cut, 0)).split("\n");
  if (cut < 0 || lines.shift() !== opening)
    return failed(
      "line 1",
      "log-proof-form",
      `expected ${opening}, an index, hashes, an empty line and a checkpoint`,
    );
  const extra = lines[0]?.startsWith("extra ") ? bytesOf((lines.shift() ?? "").slice(6)) : null;
  const index = Number(indexForm.exec(lines.shift() ?? "")?.[1] ?? Number.NaN);
  const path = lines.map((line) => bytesOf(line));
  const isWhole = path.length <= longestPath && path.every((hash) => hash?.length === hashBytes);
  if (!Number.isSafeInteger(index) || !isWhole)
    return failed("line 2", "log-proof-form", "expected the number of the entry and hashes in base64");
  return parsed({ extra, index, path: path as readonly Uint8Array[], checkpoint: text.slice(cut + 2) });
}

/** What a good proof shows: the checkpoint under which the entry lies, and the policy's witnesses that have seen it. */
type ProvedEntry = SignedCheckpoint & { readonly witnesses: readonly string[] };

/** Whether an entry is in a log under a policy: the log signed, the quorum saw it, and the path leads from the entry to the root. */
export async function verifyLogProof(
  { index, path, checkpoint }: LogProof,
  entry: Uint8Array,
  policy: LogPolicy,
): Promise<Parsed<ProvedEntry>> {
  const opened = await openCheckpoint(checkpoint, keysOfPolicy(policy));
  if (!opened.ok) return opened;
  const { isLogSigned, isWitnessed, witnesses } = judgeByPolicy(policy, opened.value);
  if (!isLogSigned) return failed("", "log-unknown", "no log of the policy has signed this checkpoint");
  if (!isWitnessed)
    return failed(
      "",
      "log-unwitnessed",
      `the quorum of the policy is not met by ${witnesses.length} of its witnesses`,
    );
  const { size, root } = opened.value.checkpoint;
  const found = await rootOfInclusion({ index, size, leaf: await leafHash(entry) }, path);
  if (found === null || !sameHash(found, root))
    return failed("", "log-not-included", "this entry is not in the tree of this checkpoint");
  return parsed({ ...opened.value, witnesses });
}
