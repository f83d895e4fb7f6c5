/** OpenPGP (RFC 9580): the keys that a CSAF provider names, and whether a detached signature of a document is by one of them. */
import { createMessage, type Key, readKeys, readSignature, verify } from "openpgp";

/** Keys by fingerprint, in small letters. */
export type SigningKeys = ReadonlyMap<string, Key>;

const longestKey = 1024 * 1024;
const longestSignature = 64 * 1024;

/** The keys in a file, armoured or not; none when it holds none. */
export async function keysIn(bytes: Uint8Array): Promise<SigningKeys> {
  if (bytes.length > longestKey) return new Map();
  const text = new TextDecoder().decode(bytes);
  try {
    const keys = text.includes("-----BEGIN PGP")
      ? await readKeys({ armoredKeys: text })
      : await readKeys({ binaryKeys: bytes });
    return new Map(keys.map((key) => [key.getFingerprint().toLowerCase(), key]));
  } catch {
    return new Map();
  }
}

/** Why a signature is not good; `null` when it is, by one of the keys. A key that ended since it signed counts, one that had ended before does not. */
export async function signatureProblem(
  {
    document,
    signature,
    now,
  }: { readonly document: Uint8Array; readonly signature: Uint8Array; readonly now: string },
  keys: SigningKeys,
): Promise<string | null> {
  if (signature.length > longestSignature) return "the signature is too long";
  try {
    const text = new TextDecoder().decode(signature);
    const read = text.includes("-----BEGIN PGP")
      ? await readSignature({ armoredSignature: text })
      : await readSignature({ binarySignature: signature });
    const message = await createMessage({ binary: document });
    const { signatures } = await verify({
      message,
      signature: read,
      verificationKeys: [...keys.values()],
      date: new Date(now),
    });
    if (signatures.length === 0) return "there is no signature in it";
    for (const one of signatures) await one.verified;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
