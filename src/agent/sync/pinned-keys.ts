/** Whose index is believed: the room's public keys, pinned at the first meeting or by hand, and what happens when they are others later. */
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import { Refusal } from "#core/problem.ts";
import { readRoomKeys, type RoomKey, roomKeysDocument, roomVerifier } from "#core/publication/room-keys.ts";
import { type Envelope, open, type Opened } from "#core/seal/envelope.ts";

/** The keys that are believed, and how they came to be. */
export type Trusted = { readonly keys: readonly RoomKey[]; readonly how: "pinned" | "first-use" | "by-hand" };

/** What the user says about trust: a keys document of their own (`--trust`), or the id that the key must have (`--key`). */
export type TrustOptions = { readonly document?: unknown; readonly keyid?: string };

/** The keys of a document `bongsu.keys/1`. Refuses a document with a key that is not what it says. */
export async function readKeys(document: unknown): Promise<readonly RoomKey[]> {
  const read = await readRoomKeys(document);
  if (read.ok) return read.value;
  const code = read.findings.some((finding) => finding.code === "key-id-wrong")
    ? "signature-invalid"
    : "input-invalid";
  const said = read.findings.map(({ at, message }) => (at === "" ? message : `${at}: ${message}`));
  throw new Refusal(code, said.join(" "), read.findings);
}

/** The keys to believe; `fetchKeys` is asked only when none are pinned yet. Nothing is pinned until {@link pinRoomKeys} is called. */
export async function trustedKeys(
  home: Home,
  wish: TrustOptions,
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

/** What an envelope of this type holds, with the keys that signed it; `null` where no key that is believed did. */
export async function openTrusted(
  envelope: Envelope,
  payloadType: string,
  { keys }: Trusted,
): Promise<Opened | null> {
  const opened = await open(envelope, { payloadType, threshold: 1 }, roomVerifier(keys));
  return opened.ok ? opened.value : null;
}

/** Keeps keys as the ones to believe from now on. */
export async function pinRoomKeys(home: Home, keys: readonly RoomKey[]): Promise<void> {
  await writeJson(home.roomKeys, roomKeysDocument(keys));
}

/** The refusal for an index without a good signature: says whether the room now shows other keys than those pinned. */
export async function untrustedIndexRefusal(
  trusted: Trusted,
  fetchKeys: () => Promise<unknown>,
): Promise<Refusal> {
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
