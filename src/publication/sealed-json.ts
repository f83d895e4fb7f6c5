/** JSON in envelopes: opened with the keys that are believed, or read again from bytes that were verified before. */
import { readJsonBytes } from "#core/input/json.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import { keysByUse, type RoomKey, roomVerifier } from "#core/document/room-keys.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { type Envelope, fromBase64, open, type Opened, readEnvelope } from "#core/seal/envelope.ts";

/** A signed document: its value, the bytes that were signed, and the believed keys that did. */
export type SignedJson = Opened & { readonly value: Parsed<unknown> };

/** What an envelope of this type holds; findings where no key that is believed for such documents signed it. */
export async function openEnvelope(
  envelope: Envelope,
  payloadType: string,
  keys: readonly RoomKey[],
): Promise<Parsed<SignedJson>> {
  const { index, others } = keysByUse(keys);
  const believed = payloadType === payloadTypes.index ? index : others;
  const opened = await open(envelope, { payloadType, threshold: 1 }, roomVerifier(believed));
  return opened.ok ? parsed({ ...opened.value, value: readJsonBytes(opened.value.payload) }) : opened;
}

/** Whether an index that the hybrid key did not sign is signed by the room's Ed25519 key all the same: its better half was taken away. */
export async function isStripped(envelope: Envelope, keys: readonly RoomKey[]): Promise<boolean> {
  const { index, others } = keysByUse(keys);
  if (index === others) return false;
  return (await open(envelope, { payloadType: payloadTypes.index, threshold: 1 }, roomVerifier(others))).ok;
}

/** The envelope that bytes are. */
export function envelopeIn(bytes: Uint8Array): Parsed<Envelope> {
  const json = readJsonBytes(bytes);
  return json.ok ? readEnvelope(json.value) : json;
}

/** As {@link openEnvelope}, from bytes. */
export async function openSigned(
  bytes: Uint8Array,
  payloadType: string,
  keys: readonly RoomKey[],
): Promise<Parsed<SignedJson>> {
  const envelope = envelopeIn(bytes);
  return envelope.ok ? await openEnvelope(envelope.value, payloadType, keys) : envelope;
}

/** The bytes that an envelope holds; `null` when it is none. Checks no signature. */
export function payloadBytes(bytes: Uint8Array): Uint8Array | null {
  const envelope = envelopeIn(bytes);
  return envelope.ok ? fromBase64(envelope.value.payload) : null;
}

/** The payload of bytes whose digest is that of a file verified before; `undefined` when it cannot be read. Checks no signature. */
export function verifiedPayload(bytes: Uint8Array): unknown {
  const payload = payloadBytes(bytes);
  const json = payload === null ? null : readJsonBytes(payload);
  return json?.ok === true ? json.value : undefined;
}
