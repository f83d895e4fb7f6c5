/** Keys as files: KEY, the private one (`bongsu.private-key/1`, readable by its owner only), and KEY.pub. */
import { randomBytes } from "node:crypto";
import { createJson, readFileIfExists, readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { protect, unprotect } from "#cli/key/protection.ts";
import { providerOf } from "#cli/key/providers.ts";
import { textMember } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { keyidOf, signerOf } from "#core/seal/index.ts";
import { signatureAlgorithms } from "#core/seal/signature-algorithms.ts";
import {
  type PublicKey,
  publicKeyDocument,
  publicKeyMembers,
  readKeyMembers,
  readPublicKey,
  sealingAlgorithm,
  sealingSpki,
} from "#core/seal/key/public-key.ts";
import type { SigningKey } from "#core/seal/key/key-statements.ts";
import { contextOfUse, type KeyUse } from "#core/seal/key/purposes.ts";
import {
  compositeHalves,
  compositeSigner,
  compositeSpki,
  mlDsa65Ed25519,
} from "#core/seal/ml-dsa-65-ed25519.ts";
import { hybridKem, signingPrimitives } from "#core/seal/primitive/platform.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import type { TufSigner } from "#core/tuf/metadata.ts";
import { tufSigner, type TufTree } from "#core/tuf/schemes.ts";

/** What opens private keys: the passphrase of files, the PIN of tokens. */
export type KeySecrets = { readonly passphrase: Uint8Array | null; readonly pin: string | null };

const form = "bongsu.private-key/1";
const lattice = signingPrimitives["ML-DSA-65"];

/** Makes a pair and writes both files. Refuses (`conflict`) where one of them is there, also one that another process wrote meanwhile. With a place, the classical half is made and stays there. */
export async function writeNewKey(
  path: string,
  use: KeyUse,
  secrets: KeySecrets,
  place: string | null = null,
): Promise<PublicKey> {
  for (const file of [path, `${path}.pub`])
    if ((await readFileIfExists(file)) !== null) throw fileThere(file);
  const { seed, algorithm, spki } = await newPair(use, secrets, place);
  const key: PublicKey = { ...use, algorithm, spki, keyid: await keyidOf(spki) };
  const head = { type: form, ...publicKeyMembers(key), ...(place === null ? {} : { place }) };
  const protection = await protect(seed, secrets.passphrase, canonicalBytes(head));
  if (!(await createJson(path, { ...head, protection }, true))) throw fileThere(path);
  await writeJson(`${path}.pub`, publicKeyDocument(key));
  return key;
}

function fileThere(path: string): MessageRefusal {
  return new MessageRefusal("conflict", (t) => t("keyCommand.fileThere", { path }));
}

async function newPair({ purpose }: KeyUse, secrets: KeySecrets, place: string | null) {
  if (purpose === "sealing") {
    const seed = randomBytes(32);
    return { seed, algorithm: sealingAlgorithm, spki: sealingSpki(await hybridKem.publicKeyOf(seed)) };
  }
  const { name: algorithm, seedBytes, keyPairOf } = mlDsa65Ed25519;
  if (place === null) {
    const seed = randomBytes(seedBytes);
    return { seed, algorithm, spki: (await keyPairOf(seed)).spki };
  }
  const seed = randomBytes(32);
  const curve = await keyInPlace(place, pinOf(secrets));
  return { seed, algorithm, spki: compositeSpki(await lattice.publicKeyOf(seed), curve) };
}

/** Makes a key at a place and tries it: a token whose signatures are not what they should be is found now, not on the night when one is needed. */
async function keyInPlace(place: string, pin: string): Promise<Uint8Array> {
  const { makeKey, sign } = providerOf(place);
  const [publicKey, trial] = [await makeKey(place, pin), randomBytes(32)];
  const verify = await signingPrimitives.Ed25519.verifier(publicKey);
  if (await verify(trial, await sign(place, pin, trial), new Uint8Array())) return publicKey;
  throw new MessageRefusal("set-up-failed", (t) => t("keyCommand.tokenSignsWrong", { place }));
}

function pinOf({ pin }: KeySecrets): string {
  if (pin !== null) return pin;
  throw new MessageRefusal("input-invalid", (t) => t("keyCommand.pinMissing"));
}

/** Reads KEY.pub, or the public part of KEY. Refuses what is neither. */
export async function readPublicKeyFile(path: string): Promise<PublicKey> {
  const document = await documentOf(path);
  const isPrivate = textMember(document, "type") === form;
  const read = isPrivate ? await readKeyMembers(document) : await readPublicKey(document);
  return read.ok ? read.value : refuse(path, read.findings);
}

/** The signing key of a file. Refuses a key for sealing. */
export async function readSigningKey(path: string, secrets: KeySecrets): Promise<SigningKey> {
  const { key, seed, place } = await readPrivateKey(path, secrets);
  if (key.purpose === "sealing")
    throw new MessageRefusal("input-invalid", (t) => t("keyCommand.cannotSign", { path }));
  const context = contextOfUse(key);
  if (place !== null) {
    const { sign } = providerOf(place);
    const [signLattice, pin] = [await lattice.signer(seed), pinOf(secrets)];
    const signer = compositeSigner(signLattice, async (message) => await sign(place, pin, message));
    return { key, signer: { keyid: key.keyid, sign: async (bytes) => await signer(bytes, context) } };
  }
  const algorithm = signatureAlgorithms.find(({ name }) => name === key.algorithm) ?? mlDsa65Ed25519;
  const { pkcs8 } = await algorithm.keyPairOf(seed);
  return { key, signer: await signerOf(pkcs8, key.keyid, { contextOf: () => context }) };
}

/** The seed of a key for logs and its world, from which the keys of notes are drawn. Refuses a key of another purpose, and one that lies in a token. */
export async function readLogSeed(
  path: string,
  secrets: KeySecrets,
): Promise<{ readonly seed: Uint8Array; readonly drill: boolean }> {
  const { key, seed, place } = await readPrivateKey(path, secrets);
  if (key.purpose !== "log" || place !== null)
    throw new MessageRefusal("input-invalid", (t) => t("keyCommand.notForLogs", { path }));
  return { seed, drill: key.drill };
}

/** How a key for publications signs each tree of metadata by itself, with one half. Refuses a key of another purpose. */
export async function readTreeSigners(
  path: string,
  secrets: KeySecrets,
): Promise<{ readonly key: PublicKey; readonly signers: Readonly<Record<TufTree, TufSigner>> }> {
  const { key, seed, place } = await readPrivateKey(path, secrets);
  const halves = compositeHalves(key.spki);
  if (key.purpose !== "publication" || halves === null)
    throw new MessageRefusal("input-invalid", (t) => t("keyCommand.notForPublications", { path }));
  const signLattice = await lattice.signer(seed.subarray(0, 32));
  const signCurve =
    place === null
      ? await signingPrimitives.Ed25519.signer(seed.subarray(32))
      : async (message: Uint8Array) => await providerOf(place).sign(place, pinOf(secrets), message);
  const none = new Uint8Array();
  const signers = {
    ed25519: await tufSigner("ed25519", halves.curve, async (bytes) => await signCurve(bytes, none)),
    "ml-dsa-65": await tufSigner(
      "ml-dsa-65",
      halves.lattice,
      async (bytes) => await signLattice(bytes, none),
    ),
  };
  return { key, signers };
}

/** The seed of the key from which a room draws those of its own roles of the publication,. Refuses a key of another purpose, and one that lies in a token. */
export async function readPublicationSeed(path: string, secrets: KeySecrets): Promise<Uint8Array> {
  const { key, seed, place } = await readPrivateKey(path, secrets);
  if (key.purpose !== "publication" || place !== null)
    throw new MessageRefusal("input-invalid", (t) => t("keyCommand.notForPublications", { path }));
  return seed;
}

/** The key for opening of a file. Refuses a key of another purpose. */
export async function readHolder(path: string, secrets: KeySecrets): Promise<Holder> {
  return await readHolderIn(path, await documentOf(path), secrets);
}

/** The same of a document that was read already; `path` is where it is said to be from. */
export async function readHolderIn(path: string, document: unknown, secrets: KeySecrets): Promise<Holder> {
  const { key, seed } = await openPrivateKey(path, document, secrets);
  if (key.purpose !== "sealing")
    throw new MessageRefusal("input-invalid", (t) => t("keyCommand.cannotOpen", { path }));
  return { keyid: key.keyid, seed };
}

async function readPrivateKey(path: string, secrets: KeySecrets) {
  return await openPrivateKey(path, await documentOf(path), secrets);
}

async function openPrivateKey(path: string, document: unknown, secrets: KeySecrets) {
  if (textMember(document, "type") !== form)
    throw new MessageRefusal("input-invalid", (t) => t("keyCommand.notPrivate", { path }));
  const key = await readKeyMembers(document);
  if (!key.ok) return refuse(path, key.findings);
  const { protection, ...head } = document as Readonly<Record<string, unknown>>;
  const seed = await unprotect(protection, secrets.passphrase, canonicalBytes(head));
  if (!seed.ok) return refuse(path, seed.findings);
  return { key: key.value, seed: seed.value, place: textMember(document, "place") };
}

async function documentOf(path: string): Promise<unknown> {
  const json = await readJsonFile(path);
  if (json.ok && json.value !== null) return json.value;
  throw new MessageRefusal("input-invalid", (t) => t("keyCommand.unreadable", { path }));
}

function refuse(path: string, findings: readonly Finding[]): never {
  const [{ code, message } = { code: "", message: "" }] = findings;
  throw new MessageRefusal(
    "input-invalid",
    (t) => t("keyCommand.fileWrong", { path, why: t.find(`keyFinding.${code}`) ?? message }),
    findings,
  );
}
