/** Whether enough different keys of a role signed a document (specification 1.0.34: 5.3.4, 5.4.2, 5.5.3, 5.6.3). Which schemes are known is for the caller. */
import { olpcBytes } from "#core/tuf/canonical-json.ts";
import type { RoleKeys, SignedPart, TufDocument, TufKey } from "#core/tuf/metadata.ts";

/** Verifies a signature of a scheme; anything malformed is `false`. */
export type VerifyTufSignature = (key: TufKey, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** The schemes that are known, by `KEYTYPE/SCHEME`. A tree whose keys are of others is signed by nobody. */
export type TufSchemes = ReadonlyMap<string, VerifyTufSignature>;

const longestSignature = 16_384;

/** Whether the threshold is met. A key counts once, under however many ids it stands. */
export async function meetsThreshold(
  { keys, keyids, threshold }: RoleKeys,
  { signed, signatures }: Pick<TufDocument<SignedPart>, "signed" | "signatures">,
  schemes: TufSchemes,
): Promise<boolean> {
  const bytes = signedBytes(signed);
  if (bytes === null) return false;
  const good = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const key = keyids.includes(keyid) ? keys.get(keyid) : undefined;
    if (key === undefined || good.has(key.value)) continue;
    const verify = schemes.get(`${key.keytype}/${key.scheme}`);
    const signature = hexBytes(sig);
    if (verify === undefined || signature === null) continue;
    if (await verify(key, bytes, signature)) good.add(key.value);
    if (good.size >= threshold) return true;
  }
  return false;
}

function signedBytes(signed: unknown): Uint8Array | null {
  try {
    return olpcBytes(signed);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Bytes in hexadecimal; `null` for what is none. */
export function hexBytes(text: string): Uint8Array | null {
  const isHex = text.length % 2 === 0 && text.length <= longestSignature && /^[0-9a-f]*$/i.test(text);
  return isHex ? Uint8Array.fromHex(text) : null;
}
