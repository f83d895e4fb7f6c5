/** Whose index is believed: the room's public keys, pinned at the first meeting or by hand, and what happens when they are others later. */
import { readJsonFile, writeJson } from "#agent/files.ts";
import type { Home } from "#agent/home.ts";
import { listMember, member, textMember } from "#core/json.ts";
import { Refusal } from "#core/problem.ts";
import { ed25519Verifier, isEd25519Spki, keyidOf } from "#core/seal/ed25519.ts";
import { fromBase64, type Verifier } from "#core/seal/envelope.ts";

/** One public key of a room. A key is good for drills or for the real thing, never for both. */
export type RoomKey = { readonly keyid: string; readonly publicKey: string; readonly drill: boolean };

/** The keys that are believed, and how they came to be. */
export type Trusted = { readonly keys: readonly RoomKey[]; readonly how: "pinned" | "first-use" | "by-hand" };

/** What the user says about trust: a keys document of their own (`--trust`), or the id that the key must have (`--key`). */
export type TrustWish = { readonly document?: unknown; readonly keyid?: string };

const mostKeys = 16;

/** The keys of a document `bongsu.keys/1`; each id is computed again from its key. Refuses a document with a key that is not what it says. */
export async function readKeys(document: unknown): Promise<readonly RoomKey[]> {
  const list = listMember(document, "keys");
  if (textMember(document, "type") !== "bongsu.keys/1" || list.length === 0 || list.length > mostKeys)
    throw new Refusal("input-invalid", "This is not a document of a room's keys.");
  const keys: RoomKey[] = [];
  for (const [i, entry] of list.entries()) {
    const publicKey = textMember(entry, "publicKey") ?? "";
    const spki = fromBase64(publicKey);
    const drill = member(entry, "drill");
    if (spki === null || !isEd25519Spki(spki) || typeof drill !== "boolean")
      throw new Refusal("input-invalid", `Key ${i} is not an Ed25519 public key marked drill or real.`);
    const keyid = await keyidOf(spki);
    if (textMember(entry, "keyid") !== keyid)
      throw new Refusal("signature-invalid", `Key ${i} does not have the id that the document gives it.`);
    keys.push({ keyid, publicKey, drill });
  }
  return keys;
}

/** The keys to believe; `fetchKeys` is asked only when none are pinned yet. Nothing is pinned until {@link pin} is called. */
export async function trustedKeys(
  home: Home,
  wish: TrustWish,
  fetchKeys: () => Promise<unknown>,
): Promise<Trusted> {
  if (wish.document !== undefined) return { keys: await readKeys(wish.document), how: "by-hand" };
  const pinned = await readPinned(home);
  const keys = pinned ?? (await readKeys(await fetchKeys()));
  const wanted = wish.keyid === undefined ? keys : keys.filter(({ keyid }) => keyid === wish.keyid);
  if (wanted.length === 0)
    throw new Refusal(
      "signature-invalid",
      `The room does not have the key ${wish.keyid}; it has ${listed(keys)}.`,
    );
  if (pinned !== null) return { keys: wanted, how: "pinned" };
  return { keys: wanted, how: wish.keyid === undefined ? "first-use" : "by-hand" };
}

/** The keys pinned in an agent's folder; `null` before the first. */
export async function readPinned(home: Home): Promise<readonly RoomKey[] | null> {
  const read = await readJsonFile(home.roomKeys);
  if (!read.ok) throw new Refusal("set-up-failed", `${home.roomKeys} is not readable.`);
  return read.value === null ? null : await readKeys(read.value);
}

/** Keeps keys as the ones to believe from now on. */
export async function pin(home: Home, keys: readonly RoomKey[]): Promise<void> {
  const written = keys.map(({ keyid, publicKey, drill }) => ({
    keyid,
    algorithm: "Ed25519",
    publicKey,
    drill,
  }));
  await writeJson(home.roomKeys, { type: "bongsu.keys/1", keys: written });
}

/** A verifier that knows these keys. */
export function verifierOf(keys: readonly RoomKey[]): Verifier {
  return ed25519Verifier(
    new Map(keys.map(({ keyid, publicKey }) => [keyid, fromBase64(publicKey) ?? new Uint8Array()])),
  );
}

/** The refusal for an index without a good signature: says whether the room now shows other keys than those pinned. */
export async function notSigned(trusted: Trusted, fetchKeys: () => Promise<unknown>): Promise<Refusal> {
  const shown = await fetchKeys()
    .then(readKeys)
    .catch(() => []);
  const known = new Set(trusted.keys.map(({ keyid }) => keyid));
  if (trusted.how === "pinned" && shown.length > 0 && !shown.some(({ keyid }) => known.has(keyid)))
    return new Refusal(
      "signature-invalid",
      `The room's key has changed: pinned here is ${listed(trusted.keys)}, shown there is ${listed(shown)}. ` +
        "Ask the room by another way; if the change is theirs, run sync once more with --trust FILE.",
    );
  return new Refusal(
    "signature-invalid",
    "The index is not signed by a key of this room that is believed here.",
  );
}

function listed(keys: readonly RoomKey[]): string {
  return keys.map(({ keyid }) => keyid).join(", ");
}
