/** Whose index is believed: keys that are pinned, shown at the first meeting, or given by hand; and what it means when a room shows others later. */
import { readRoomKeys, type RoomKey } from "#core/document/room-keys.ts";
import { PublicationRefusal } from "#publication/refusal.ts";

/** The keys that are believed, and how they came to be. */
export type TrustedKeys = {
  readonly keys: readonly RoomKey[];
  readonly how: "pinned" | "first-use" | "by-hand" | "changed";
  /** Where a change led to them: the keys that were pinned, by which an index that the room signed before the change is still believed. */
  readonly before?: readonly RoomKey[];
};

/** What a user gives about trust: a keys document of their own (`--trust`), or the id that the key must have (`--key`). */
export type TrustOptions = { readonly document?: unknown; readonly keyid?: string };

/** The keys of a document `bongsu.keys/1`. Refuses a document with a key that is not what it says. */
export async function readKeys(document: unknown): Promise<readonly RoomKey[]> {
  const read = await readRoomKeys(document);
  if (read.ok) return read.value;
  const wrongId = read.findings.some((finding) => finding.code === "key-id-wrong");
  const sentences = read.findings.map(({ at, message }) => (at === "" ? message : `${at}: ${message}`));
  throw new PublicationRefusal(wrongId ? "key-id-wrong" : "keys-form", sentences.join(" "), read.findings);
}

/** Loaded where a room has changed its key: a page that meets a room for the first time carries none of it. */
const followChanges = async (keys: readonly RoomKey[], document: unknown): Promise<readonly RoomKey[]> =>
  await (await import("#core/document/key-changes.ts")).followChanges(keys, document);

/** The keys to believe: those given by hand, else those pinned, else those that the room shows, which `fetchKeys` gets only then. */
export async function chooseKeys(
  pinned: readonly RoomKey[] | null,
  options: TrustOptions,
  fetchKeys: () => Promise<unknown>,
): Promise<TrustedKeys> {
  if (options.document !== undefined) return { keys: await readKeys(options.document), how: "by-hand" };
  const document = pinned === null ? await fetchKeys() : null;
  const shown = pinned ?? (await readKeys(document));
  const { keyid } = options;
  const named = keyid === undefined ? shown : shown.filter((key) => key.keyid === keyid);
  if (named.length === 0) {
    const message = `The room does not have the key ${keyid}; it has ${listed(shown)}.`;
    throw new PublicationRefusal("key-not-shown", message);
  }
  if (pinned !== null) return { keys: [...named, ...ofOtherUse(pinned, named)], how: "pinned" };
  const keys = keyid === undefined ? shown : await introducedBy(named, shown, document);
  return { keys, how: keyid === undefined ? "first-use" : "by-hand" };
}

/** Pinned keys that serve what the named ones do not: whoever names the Ed25519 key by its id does not give up the hybrid one, nor the reverse. */
function ofOtherUse(pinned: readonly RoomKey[], named: readonly RoomKey[]): readonly RoomKey[] {
  const uses = new Set(named.map(({ purpose }) => purpose));
  return pinned.filter(({ purpose }) => !uses.has(purpose));
}

/** The keys that pinned ones lead to where the room has changed its key, signed by the one of before. A room that shows no change leaves them as they are. */
export async function followedKeys(
  trusted: TrustedKeys,
  fetchKeys: () => Promise<unknown>,
): Promise<TrustedKeys> {
  const keys = await followChanges(trusted.keys, await fetchKeys().catch(() => null));
  return keys === trusted.keys ? trusted : { keys, how: "changed", before: trusted.keys };
}

/** Keys of a document that was shown, beside the one that its reader knows: those to which it leads, and those that lead to it. */
async function introducedBy(
  named: readonly RoomKey[],
  shown: readonly RoomKey[],
  document: unknown,
): Promise<readonly RoomKey[]> {
  const classical = shown.filter(({ purpose }) => purpose === undefined);
  const led = await followChanges(named, document);
  if (led !== named) return led;
  const leading = await Promise.all(
    classical.map(async (key) => {
      const keys = await followChanges([key], document);
      return keys.some(({ keyid }) => named.some((one) => one.keyid === keyid)) ? [key] : [];
    }),
  );
  return [...leading.flat(), ...named];
}

/** The refusal for an index that no believed key signed: whether the room now shows other keys than those pinned. */
export async function untrustedIndexRefusal(
  trusted: TrustedKeys,
  fetchKeys: () => Promise<unknown>,
): Promise<PublicationRefusal> {
  const shown = await fetchKeys()
    .then(readKeys)
    .catch(() => []);
  const known = new Set(trusted.keys.map(({ keyid }) => keyid));
  if (trusted.how === "pinned" && shown.length > 0 && !shown.some(({ keyid }) => known.has(keyid)))
    return new PublicationRefusal(
      "keys-changed",
      `The room's key has changed: pinned here is ${listed(trusted.keys)}, shown there is ${listed(shown)}. ` +
        "Ask the room by another way; if the change is theirs, run sync once more with --trust FILE.",
    );
  return new PublicationRefusal(
    "not-signed",
    "The index is not signed by a key of this room that is believed here.",
  );
}

function listed(keys: readonly RoomKey[]): string {
  return keys.map(({ keyid }) => keyid).join(", ");
}
