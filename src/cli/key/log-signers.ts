/** The keys by which a log or a witness signs checkpoints, drawn from the seed of one key for logs: one by Ed25519, one by ML-DSA-44. */
import { type KeySecrets, readLogSeed } from "#cli/key/key-file.ts";
import {
  type CheckpointSigner,
  type CheckpointSignatureName,
  checkpointSigner,
} from "#core/log/cosignature.ts";
import { hkdfExpand } from "#core/seal/object/hkdf.ts";

/** Both cosigning keys of a witness, under its name. */
export async function witnessSigners(
  path: string,
  name: string,
  secrets: KeySecrets,
): Promise<readonly CheckpointSigner[]> {
  return await signersOf(path, { name, kinds: ["Ed25519-cosignature", "ML-DSA-44-cosignature"] }, secrets);
}

/** Both keys of a log, under its origin. */
export async function logSigners(
  path: string,
  origin: string,
  secrets: KeySecrets,
): Promise<readonly CheckpointSigner[]> {
  return await signersOf(path, { name: origin, kinds: ["Ed25519", "ML-DSA-44-cosignature"] }, secrets);
}

type DrawnKeys = { readonly name: string; readonly kinds: readonly CheckpointSignatureName[] };

async function signersOf(
  path: string,
  { name, kinds }: DrawnKeys,
  secrets: KeySecrets,
): Promise<readonly CheckpointSigner[]> {
  const { seed, drill } = await readLogSeed(path, secrets);
  return await Promise.all(
    kinds.map(async (kind) => {
      const info = new TextEncoder().encode(`bongsu/1 ${drill ? "drill" : "real"} ${kind}`);
      return await checkpointSigner(name, await hkdfExpand("SHA-512", seed, info, 32), kind);
    }),
  );
}
