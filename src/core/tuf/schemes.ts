/** The two schemes of a publication's metadata, each of one hard problem: Ed25519, and ML-DSA-65 as TUF's proposal 21 has it. */
import { derKey, joined, rawKey } from "#core/seal/algorithm.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { sha512, signingPrimitives } from "#core/seal/primitive/platform.ts";
import { noContext } from "#core/seal/primitive/primitives.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { olpcBytes } from "#core/tuf/canonical-json.ts";
import type { TufKey, TufSigner } from "#core/tuf/metadata.ts";
import { hexBytes, type TufSchemes } from "#core/tuf/verify-threshold.ts";

/** The trees of metadata, by their scheme: one beside the targets, one below `pq/`. */
export type TufTree = "ed25519" | "ml-dsa-65";
/** Both trees, in the order in which they are checked. */
export const tufTrees: readonly TufTree[] = ["ed25519", "ml-dsa-65"];

/** Where the documents of a tree lie below the publication. */
export const treeFolder: Readonly<Record<TufTree, string>> = { ed25519: "", "ml-dsa-65": "pq/" };

const keyForms: Readonly<Record<TufTree, { readonly keytype: string; readonly scheme: string }>> = {
  ed25519: { keytype: "ed25519", scheme: "ed25519" },
  "ml-dsa-65": { keytype: "ml-dsa", scheme: "ml-dsa-65/1" },
};

const spkiHead = "308207b2300b0609608648016503040312038207a100";
const keyBytes = 1952;
const [pemStart, pemEnd] = ["-----BEGIN PUBLIC KEY-----\n", "-----END PUBLIC KEY-----\n"];

/** Half a hybrid key as a key of a tree. */
export function tufKeyOf(tree: TufTree, raw: Uint8Array): TufKey {
  return { ...keyForms[tree], value: tree === "ed25519" ? raw.toHex() : pemOf(derKey(spkiHead, raw)) };
}

/** The id of a key, as securesystemslib and others compute it: the SHA-256 of its canonical JSON. */
export async function tufKeyId(key: TufKey): Promise<string> {
  return await sha256Hex(olpcBytes(tufKeyMembers(key)));
}

/** The members of a key in a document. */
export function tufKeyMembers({ keytype, scheme, value }: TufKey) {
  return { keytype, scheme, keyval: { public: value } };
}

function pemOf(der: Uint8Array): string {
  return `${pemStart}${(der.toBase64().match(/.{1,64}/g) ?? []).join("\n")}\n${pemEnd}`;
}

function rawOfPem(pem: string): Uint8Array | null {
  const body = pem.startsWith(pemStart) && pem.trimEnd().endsWith(pemEnd.trimEnd());
  if (!body || pem.length > 8192) return null;
  const der = fromBase64(
    pem
      .trimEnd()
      .slice(pemStart.length, -(pemEnd.length - 1))
      .replaceAll("\n", ""),
  );
  return der && rawKey(der, spkiHead, keyBytes);
}

/** What ML-DSA signs of a document (version 1 of the proposal): `"tuf" || 0x01 || SHA-512(bytes)`. */
async function latticePayload(bytes: Uint8Array): Promise<Uint8Array> {
  return joined(new TextEncoder().encode("tuf"), Uint8Array.of(1), await sha512(bytes));
}

const verifyEd25519: TufSchemes = new Map([
  [
    "ed25519/ed25519",
    async ({ value }, bytes, signature) => {
      const raw = hexBytes(value);
      if (raw?.length !== 32 || signature.length !== 64) return false;
      return await (
        await signingPrimitives.Ed25519.verifier(raw)
      )(bytes, signature, noContext);
    },
  ],
]);

const verifyMlDsa: TufSchemes = new Map([
  [
    "ml-dsa/ml-dsa-65/1",
    async ({ value }, bytes, signature) => {
      const raw = rawOfPem(value);
      if (raw === null || signature.length !== 3309) return false;
      const verify = await signingPrimitives["ML-DSA-65"].verifier(raw);
      return await verify(await latticePayload(bytes), signature, noContext);
    },
  ],
]);

/** What is believed in each tree: its own scheme and no other, so that a tree never falls back to the other's problem. */
export const schemesOfTree: Readonly<Record<TufTree, TufSchemes>> = {
  ed25519: verifyEd25519,
  "ml-dsa-65": verifyMlDsa,
};

/** The signer of a tree by half a key: its public half, and what signs with the private one, in a file or a token. */
export async function tufSigner(
  tree: TufTree,
  publicHalf: Uint8Array,
  sign: (message: Uint8Array) => Promise<Uint8Array>,
): Promise<TufSigner> {
  const key = tufKeyOf(tree, publicHalf);
  return {
    key,
    keyid: await tufKeyId(key),
    sign: async (bytes) => (await sign(tree === "ed25519" ? bytes : await latticePayload(bytes))).toHex(),
  };
}

/** The signer of a tree by a seed of 32 bytes. */
export async function tufSignerOfSeed(tree: TufTree, seed: Uint8Array): Promise<TufSigner> {
  const primitive = signingPrimitives[tree === "ed25519" ? "Ed25519" : "ML-DSA-65"];
  const sign = await primitive.signer(seed);
  return await tufSigner(
    tree,
    await primitive.publicKeyOf(seed),
    async (bytes) => await sign(bytes, noContext),
  );
}
