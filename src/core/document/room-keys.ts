/** The document of a room's public keys (`/pub/keys.json`): its form, each id computed again from its key. Which keys are believed is for the caller. */
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { type Envelope, fromBase64, type Verifier } from "#core/seal/envelope.ts";
import { algorithmOf, keyidOf, verifierOf } from "#core/seal/index.ts";
import { signatureAlgorithms } from "#core/seal/signature-algorithms.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";

/**
 * One public key of a room: `publicKey` is SPKI DER in base64. A key is good for drills or for the real thing, never for both. One with a purpose is
 * hybrid and serves that alone: where a room has one for its publication, an index is believed by it, and no more by the others.
 */
export type RoomKey = {
  readonly keyid: string;
  readonly publicKey: string;
  readonly drill: boolean;
  readonly purpose?: "publication";
};

const [keysForm, mostKeys] = ["bongsu.keys/1", 16];

/**
 * The document of keys; the algorithm is told by each key. Hybrid keys stand in a list of their own, since agents of the first releases read `keys` and
 * know Ed25519 alone; `changes` are envelopes by which such an agent's pinned keys lead to those of today.
 */
export function roomKeysDocument(keys: readonly RoomKey[], changes: readonly Envelope[] = []): object {
  const written = keys.map((key) => {
    const algorithm = algorithmOf(fromBase64(key.publicKey) ?? new Uint8Array())?.name;
    return { ...key, algorithm };
  });
  const hybridKeys = written.filter(({ purpose }) => purpose !== undefined);
  return {
    type: keysForm,
    keys: written.filter(({ purpose }) => purpose === undefined),
    ...(hybridKeys.length === 0 ? {} : { hybridKeys }),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

/** The keys by which an index is believed, and those by which everything else is. */
export function keysByUse(keys: readonly RoomKey[]): {
  readonly index: readonly RoomKey[];
  readonly others: readonly RoomKey[];
} {
  const [hybrid, others] = [
    keys.filter(({ purpose }) => purpose !== undefined),
    keys.filter(({ purpose }) => purpose === undefined),
  ];
  return { index: hybrid.length === 0 ? others : hybrid, others };
}

/** The keys of a document `bongsu.keys/1`: at least one, all of them what they say, else findings. */
export async function readRoomKeys(document: unknown): Promise<Parsed<readonly RoomKey[]>> {
  const list = listMember(document, "keys");
  const hybrid = listMember(document, "hybridKeys").slice(0, mostKeys);
  if (textMember(document, "type") !== keysForm || list.length === 0 || list.length > mostKeys)
    return failed("", "keys-form", "This is not a document of a room's keys.");
  const missing = wordsToUnderstand(document);
  if (missing.length > 0) return { ok: false, findings: missing };
  const keys: RoomKey[] = [];
  const findings: Finding[] = [];
  for (const [i, entry] of list.entries()) {
    const key = await readKey(entry, `/keys/${i}`);
    if (key !== null && "code" in key) findings.push(key);
    else if (key !== null) keys.push(key);
  }
  for (const [i, entry] of hybrid.entries()) {
    const key = await readKey(entry, `/hybridKeys/${i}`);
    if (key !== null && "code" in key) findings.push(key);
    else if (key !== null) keys.push({ ...key, purpose: "publication" });
  }
  if (findings.length === 0 && keys.length === 0)
    return failed(
      "/keys",
      "keys-form",
      "None of the room's keys is of an algorithm that this program knows.",
    );
  return findings.length === 0 ? parsed(keys) : { ok: false, findings };
}

/** A key of an algorithm that this program does not know is `null`: it verifies nothing here. */
async function readKey(entry: unknown, at: string): Promise<RoomKey | Finding | null> {
  const publicKey = textMember(entry, "publicKey") ?? "";
  const spki = fromBase64(publicKey);
  const drill = member(entry, "drill");
  const algorithm = textMember(entry, "algorithm");
  if (algorithm !== null && signatureAlgorithms.every(({ name }) => name !== algorithm)) return null;
  if (spki === null || algorithmOf(spki) === undefined || typeof drill !== "boolean")
    return { at, code: "key-form", message: "This is not a public key that is taken, marked drill or real." };
  const keyid = await keyidOf(spki);
  if (textMember(entry, "keyid") !== keyid)
    return { at, code: "key-id-wrong", message: "The key does not have the id that the document gives it." };
  return { keyid, publicKey, drill };
}

/** A verifier that knows these keys and no other. */
export function roomVerifier(keys: readonly RoomKey[]): Verifier {
  const uses = new Map(keys.map(({ keyid, purpose, drill }) => [keyid, { purpose, drill }] as const));
  const spkis = keys.map(
    ({ keyid, publicKey }) => [keyid, fromBase64(publicKey) ?? new Uint8Array()] as const,
  );
  const contextOf = (keyid: string): Uint8Array | undefined => {
    const { purpose, drill = false } = uses.get(keyid) ?? {};
    return purpose && contextOfUse({ purpose, drill });
  };
  return verifierOf(new Map(spkis), { contextOf });
}
