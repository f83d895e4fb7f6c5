/** Asks witnesses for their cosignatures of a checkpoint (c2sp.org/tlog-witness): each on its own, none waits for another. */
import { sha256AtOnce, tilesIn } from "#channels/log-tiles.ts";
import type { PostToWitness } from "#channels/channel.ts";
import type { PolicyWitness } from "#core/log/policy.ts";
import { openCheckpoint } from "#core/log/cosignature.ts";
import { type Note, noteText, type NoteSignature, readNote } from "#core/log/note.ts";
import { consistencyProof } from "#core/log/tile.ts";

type CosigningRequest = {
  /** Where the tiles lie, up to which size, and which size witnesses are likely to have seen. */
  readonly tree: { readonly folder: string; readonly size: number; readonly published: number };
  readonly signal: AbortSignal;
  readonly post: PostToWitness;
};

/** What witnesses answered: their good signatures, and a sentence for each that gave none. */
type Cosigned = { readonly cosignatures: readonly NoteSignature[]; readonly failures: readonly string[] };

const patience = 10_000;
const longestAnswer = 64 * 1024;

/** Asks every witness that has an address. A signature that is not good is none. */
export async function cosignedBy(
  witnesses: readonly PolicyWitness[],
  note: Note,
  request: CosigningRequest,
): Promise<Cosigned> {
  const byAddress = Map.groupBy(
    witnesses.filter(({ url }) => url !== null),
    ({ url }) => url as string,
  );
  const asked = await Promise.allSettled(
    [...byAddress].map(async ([url, its]) => await askWitness(url, its, { ...request, note })),
  );
  return {
    cosignatures: asked.flatMap((one) => (one.status === "fulfilled" ? one.value : [])),
    failures: asked.flatMap((one, at) =>
      one.status === "rejected" ? [`${[...byAddress.keys()][at]}: ${(one.reason as Error).message}`] : [],
    ),
  };
}

async function askWitness(
  url: string,
  witnesses: readonly PolicyWitness[],
  { tree, note, signal, post }: CosigningRequest & { readonly note: Note },
): Promise<readonly NoteSignature[]> {
  let answer = await post(url, await bodyFor(note, tree, tree.published), signal);
  if (answer.status === 409 && /^\d{1,15}\n$/.test(answer.text))
    answer = await post(url, await bodyFor(note, tree, Number(answer.text)), signal);
  if (answer.status !== 200) throw new Error(`the witness answers ${answer.status}`);
  const cosigned = noteText(note) + answer.text;
  const keys = witnesses.map(({ key }) => key);
  const [read, opened] = [readNote(cosigned), await openCheckpoint(cosigned, keys)];
  if (!read.ok || !opened.ok) throw new Error("the witness's signature is not good");
  return read.value.signatures.filter((line) =>
    keys.some(({ name, keyId }) => name === line.name && keyId === line.keyId),
  );
}

async function bodyFor(note: Note, { folder, size }: CosigningRequest["tree"], old: number): Promise<string> {
  const proof = await consistencyProof({ size, hash: sha256AtOnce, read: tilesIn(folder) }, old);
  if (proof === null) throw new Error(`the witness has seen ${old} entries, and there are ${size}`);
  return [`old ${old}`, ...proof.map((one) => one.toBase64()), "", noteText(note)].join("\n");
}

/** Over HTTP. */
export const postToWitness: PostToWitness = async (url, body, signal) => {
  const response = await fetch(`${url.replace(/\/+$/, "")}/add-checkpoint`, {
    method: "POST",
    body,
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
  const text = await response.text();
  if (text.length > longestAnswer) throw new Error("the witness's answer is too long");
  return { status: response.status, text };
};
