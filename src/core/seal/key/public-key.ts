/** A public key as a file (`bongsu.public-key/1`): what it is for, of which algorithm, and its id, which is computed again as it is read. */
import { member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { derKey, rawKey } from "#core/seal/algorithm.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { algorithmOf, keyidOf } from "#core/seal/index.ts";
import { publicKeyBytes } from "#core/seal/object/hpke.ts";
import { isKeyPurpose, type KeyUse } from "#core/seal/key/purposes.ts";

/** A public key and what it is for; `spki` is DER. */
export type PublicKey = KeyUse & {
  readonly keyid: string;
  readonly algorithm: string;
  readonly spki: Uint8Array;
};

/** The algorithm of keys for sealing, as documents write it (HPKE's KEM 0x647A). */
export const sealingAlgorithm = "MLKEM768-X25519";

const form = "bongsu.public-key/1";
/** SubjectPublicKeyInfo of 1.3.6.1.4.1.62253.25722. */
const sealingHead = "308204d4300d060b2b0601040183e62d81c87a038204c100";

/** The SPKI DER of a key for sealing. */
export function sealingSpki(raw: Uint8Array): Uint8Array {
  return derKey(sealingHead, raw);
}

/** The bytes that are wrapped for, of a key for sealing; `null` for another key. */
export function sealingKeyOf({ spki }: PublicKey): Uint8Array | null {
  return rawKey(spki, sealingHead, publicKeyBytes);
}

function algorithmNameOf(spki: Uint8Array): string | undefined {
  return rawKey(spki, sealingHead, publicKeyBytes) === null ? algorithmOf(spki)?.name : sealingAlgorithm;
}

/** The members of a key's document, without its type. */
export function publicKeyMembers({ purpose, drill, algorithm, keyid, spki }: PublicKey) {
  return { purpose, drill, algorithm, keyid, publicKey: spki.toBase64() };
}

/** The document. */
export function publicKeyDocument(key: PublicKey): object {
  return { type: form, ...publicKeyMembers(key) };
}

/** Reads the document; findings for what is no public key, or not the one that it says. */
export async function readPublicKey(document: unknown): Promise<Parsed<PublicKey>> {
  if (textMember(document, "type") !== form)
    return failed("/type", "key-form", "This is not a public key (bongsu.public-key/1).");
  return await readKeyMembers(document);
}

/** As {@link readPublicKey}, for a document that holds a key among other things. */
export async function readKeyMembers(document: unknown): Promise<Parsed<PublicKey>> {
  const [purpose, drill] = [member(document, "purpose"), member(document, "drill")];
  const spki = fromBase64(textMember(document, "publicKey") ?? "");
  const algorithm = spki === null ? undefined : algorithmNameOf(spki);
  if (spki === null || algorithm === undefined || algorithm !== textMember(document, "algorithm"))
    return failed("/publicKey", "key-form", "This is not a public key of an algorithm that is known.");
  const fitting = (purpose === "sealing") === (algorithm === sealingAlgorithm);
  if (!isKeyPurpose(purpose) || typeof drill !== "boolean" || !fitting)
    return failed("/purpose", "key-form", "The key does not say what it is for.");
  const keyid = await keyidOf(spki);
  if (textMember(document, "keyid") !== keyid)
    return failed("/keyid", "key-id-wrong", "The key does not have the id that the document gives it.");
  return parsed({ purpose, drill, algorithm, keyid, spki });
}
