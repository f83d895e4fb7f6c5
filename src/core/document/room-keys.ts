/** The document of a room's public keys (`/pub/keys.json`): its form, each id computed again from its key. Which keys are believed is for the caller. */
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { fromBase64, type Verifier } from "#core/seal/envelope.ts";
import { algorithmOf, keyidOf, signatureAlgorithms, verifierOf } from "#core/seal/index.ts";

/** One public key of a room: `publicKey` is SPKI DER in base64. A key is good for drills or for the real thing, never for both. */
export type RoomKey = { readonly keyid: string; readonly publicKey: string; readonly drill: boolean };

const [keysForm, mostKeys] = ["bongsu.keys/1", 16];

/** The document of keys; the algorithm is told by each key. */
export function roomKeysDocument(keys: readonly RoomKey[]): object {
  const written = keys.map(({ keyid, publicKey, drill }) => {
    const algorithm = algorithmOf(fromBase64(publicKey) ?? new Uint8Array())?.name;
    return { keyid, algorithm, publicKey, drill };
  });
  return { type: keysForm, keys: written };
}

/** The keys of a document `bongsu.keys/1`: at least one, all of them what they say, else findings. */
export async function readRoomKeys(document: unknown): Promise<Parsed<readonly RoomKey[]>> {
  const list = listMember(document, "keys");
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
  return verifierOf(
    new Map(keys.map(({ keyid, publicKey }) => [keyid, fromBase64(publicKey) ?? new Uint8Array()])),
  );
}
