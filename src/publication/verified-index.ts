/**
 * The index of a publication, from bytes to belief. Two steps, each of which needs what the one before gave: it is signed by a believed key
 * for its own world ({@link openIndex}), then it goes on from what is known ({@link acceptIndex}). Only an accepted index verifies files.
 */
import type { Parsed } from "#core/problem.ts";
import { type PubIndex, readIndex } from "#core/document/pub-index.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { envelopeIn, isStripped, openEnvelope, type SignedJson } from "#publication/sealed-json.ts";
import { followedKeys, type TrustedKeys, untrustedIndexRefusal } from "#publication/trusted-keys.ts";

/** What is known and trusted of a room's publication: which index was accepted last. */
export type TrustedIndex = {
  readonly room: string;
  readonly drill: boolean;
  readonly sequence: number;
  /** sha256 (hex) of the index's payload: the same sequence with another digest is two rooms speaking with one voice. */
  readonly digest: string;
  readonly expires: string;
};

/** An index that a believed key signed; nothing is known yet of its age. */
export type OpenedIndex = {
  readonly index: PubIndex;
  readonly digest: string;
  readonly trusted: TrustedKeys;
  /** The believed keys that signed it. */
  readonly keyids: readonly string[];
  /** As it was published. */
  readonly bytes: Uint8Array;
};

/** An index that is believed. */
export type AcceptedIndex = OpenedIndex & {
  readonly accepted: true;
  /** It is past its end and was taken all the same. */
  readonly expired: boolean;
};

/** Checks the signature, the form and the world of an index. `fetchKeys` is asked where the keys did not sign it: whether the room changed them, and how. */
export async function openIndex(
  bytes: Uint8Array,
  trusted: TrustedKeys,
  fetchKeys: () => Promise<unknown>,
): Promise<OpenedIndex> {
  const envelope = envelopeIn(bytes);
  if (!envelope.ok)
    throw new PublicationRefusal("envelope-form", "The index is not a signed envelope.", envelope.findings);
  const believed = await believedIn(envelope.value, trusted, fetchKeys);
  const { value, payload, keyids } = believed.opened;
  const index: Parsed<PubIndex> = value.ok ? readIndex(value.value) : value;
  if (!index.ok)
    throw new PublicationRefusal("index-form", "The signed index cannot be read.", index.findings);
  const { drill } = index.value;
  if (!believed.trusted.keys.some((key) => keyids.includes(key.keyid) && key.drill === drill)) {
    const message = `A key for ${drill ? "the real thing" : "drills"} signed ${worldOf(drill)}.`;
    throw new PublicationRefusal("key-of-other-world", message);
  }
  return { index: index.value, digest: await sha256Hex(payload), trusted: believed.trusted, keyids, bytes };
}

/** An envelope that keys which are believed signed, and which keys those are: the ones given, those before a change, or those that a change leads to. */
async function believedIn(
  envelope: Envelope,
  trusted: TrustedKeys,
  fetchKeys: () => Promise<unknown>,
): Promise<{ readonly opened: SignedJson; readonly trusted: TrustedKeys }> {
  const openedBy = async (keys: TrustedKeys["keys"]) =>
    await openEnvelope(envelope, payloadTypes.index, keys);
  const opened = await openedBy(trusted.keys);
  if (opened.ok && !isSignedAnew(envelope, trusted)) return { opened: opened.value, trusted };
  const { before } = trusted;
  const earlier = before === undefined ? opened : await openedBy(before);
  if (earlier.ok && before !== undefined)
    return { opened: earlier.value, trusted: { keys: before, how: "pinned" } };
  const followed = trusted.how === "pinned" ? await followedKeys(trusted, fetchKeys) : trusted;
  if (followed !== trusted) return await believedIn(envelope, followed, fetchKeys);
  if (opened.ok) return { opened: opened.value, trusted };
  if (await isStripped(envelope, trusted.keys)) throw strippedRefusal();
  throw await untrustedIndexRefusal(trusted, fetchKeys);
}

/** Whether keys that were pinned before the room had a hybrid one see a signature that is not theirs: it may have one now. */
function isSignedAnew({ signatures }: Envelope, { keys, how }: TrustedKeys): boolean {
  if (how !== "pinned" || keys.some(({ purpose }) => purpose !== undefined)) return false;
  return signatures.some((signature) => keys.every(({ keyid }) => keyid !== signature.keyid));
}

function strippedRefusal(): PublicationRefusal {
  const message =
    "The index is signed with the room's Ed25519 key alone, although the room has a hybrid key: the other half was taken away, or the room has lost it.";
  return new PublicationRefusal("hybrid-missing", message);
}

/** What an index is accepted against. */
export type Acceptance = {
  /** `null` at the first meeting. */
  readonly known: TrustedIndex | null;
  /** The instant now (RFC 3339). */
  readonly now: string;
  /** Takes an expired index after all, as is needed where bundles arrive late. */
  readonly allowExpired: boolean;
};

/** Accepts an index that goes on from what is known: same world and room, not older, not another of the same number, not past its end. */
export function acceptIndex(opened: OpenedIndex, { known, now, allowExpired }: Acceptance): AcceptedIndex {
  const { index, digest } = opened;
  if (known !== null) refuseStrange(index, digest, known);
  const expired = Date.parse(index.expires) <= Date.parse(now);
  if (expired && !allowExpired)
    throw new PublicationRefusal(
      "expired",
      `The index ended on ${index.expires}, and it is ${now} here: the source is frozen, or this clock is ahead. Set the clock; --allow-expired takes the index after all.`,
    );
  return { ...opened, accepted: true, expired };
}

function refuseStrange(index: PubIndex, digest: string, known: TrustedIndex): void {
  if (known.drill !== index.drill)
    throw new PublicationRefusal(
      "other-world",
      `This folder holds ${worldOf(known.drill)}; the source publishes ${worldOf(index.drill)}. Use another --dir.`,
    );
  if (known.room !== index.room)
    throw new PublicationRefusal(
      "other-room",
      `This folder follows the room ${known.room}; the source is ${index.room}. Use another --dir.`,
    );
  if (index.sequence < known.sequence)
    throw new PublicationRefusal(
      "rolled-back",
      `The source shows index ${index.sequence}, but ${known.sequence} is known here: it is turned back to an older state. ${putBack}`,
    );
  if (index.sequence === known.sequence && digest !== known.digest)
    throw new PublicationRefusal(
      "forked",
      `The source shows another index ${index.sequence} than the one known here. Tell the room. ${putBack}`,
    );
}

/** What whoever runs the room can do about it. */
const putBack = "If its database was put back from a copy, its operator starts it once with --new-epoch.";

function worldOf(drill: boolean): string {
  return drill ? "a drill" : "something real";
}
