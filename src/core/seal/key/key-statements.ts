/** What a key says of itself, signed: that another takes its place (`bongsu.key-change/1`, signed by both), and that it is revoked (`bongsu.key-revocation/1`). */
import { readJsonBytes, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, fromBase64, open, seal, type Signer } from "#core/seal/envelope.ts";
import { verifierOf } from "#core/seal/index.ts";
import { type PublicKey, publicKeyMembers, readKeyMembers } from "#core/seal/key/public-key.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** A key and how it signs. */
export type SigningKey = { readonly key: PublicKey; readonly signer: Signer };

/** That `to` takes the place of the key `from`. */
type KeyChange = { readonly from: string; readonly to: PublicKey; readonly at: string };

/** Seals a change with both keys: the one that is left, and the one that comes, which shows that its holder has it. */
export async function sealKeyChange(from: SigningKey, to: SigningKey, at: string): Promise<Envelope> {
  const change = { type: "bongsu.key-change/1", from: from.key.keyid, at, to: publicKeyMembers(to.key) };
  return await seal(payloadTypes.keyChange, canonicalBytes(change), [from.signer, to.signer]);
}

/** Reads a change away from a key that is believed. It is good where both keys signed it and purpose and world stay the same. */
export async function readKeyChange(envelope: Envelope, from: PublicKey): Promise<Parsed<KeyChange>> {
  const claimed = await claimedKey(envelope);
  if (!claimed.ok) return claimed;
  const to = claimed.value;
  if (to.purpose !== from.purpose || to.drill !== from.drill)
    return failed("/to", "key-change-form", "A key cannot be changed for one of another purpose or world.");
  const keys = [from, to];
  const byId = new Map(keys.map(({ keyid, spki }) => [keyid, spki] as const));
  const contextOf = () => contextOfUse(from);
  const expected = { payloadType: payloadTypes.keyChange, threshold: 2 };
  const opened = await open(envelope, expected, verifierOf(byId, { contextOf }));
  if (!opened.ok) return opened;
  const json = readJsonBytes(opened.value.payload);
  const [id, at] = [textMember(json.ok && json.value, "from"), textMember(json.ok && json.value, "at")];
  return id === from.keyid && at !== null
    ? parsed({ from: id, to, at })
    : failed("/from", "key-change-form", "The change is one from another key.");
}

async function claimedKey({ payload }: Envelope): Promise<Parsed<PublicKey>> {
  const json = readJsonBytes(fromBase64(payload) ?? new Uint8Array());
  if (!json.ok || textMember(json.value, "type") !== "bongsu.key-change/1")
    return failed("/type", "key-change-form", "This is not a change of a key (bongsu.key-change/1).");
  return await readKeyMembers(member(json.value, "to"));
}

/** Seals that a key is revoked, with the key itself: whoever has stolen it can say no less than its owner. */
export async function sealKeyRevocation(
  { key, signer }: SigningKey,
  at: string,
  reason: string,
): Promise<Envelope> {
  const { keyid, purpose, drill } = key;
  const revocation = { type: "bongsu.key-revocation/1", keyid, purpose, drill, at, reason };
  return await seal(payloadTypes.keyRevocation, canonicalBytes(revocation), [signer]);
}

/** Whether an envelope is the revocation of this key; findings where it is not. The result is the instant that it states. */
export async function readKeyRevocation(envelope: Envelope, key: PublicKey): Promise<Parsed<string>> {
  const expected = { payloadType: payloadTypes.keyRevocation, threshold: 1 };
  const verifier = verifierOf(new Map([[key.keyid, key.spki]]), { contextOf: () => contextOfUse(key) });
  const opened = await open(envelope, expected, verifier);
  if (!opened.ok) return opened;
  const json = readJsonBytes(opened.value.payload);
  const at = json.ok && textMember(json.value, "keyid") === key.keyid ? textMember(json.value, "at") : null;
  return at === null
    ? failed("/keyid", "key-revocation-form", "The revocation is that of another key.")
    : parsed(at);
}
