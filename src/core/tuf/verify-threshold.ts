/** Whether enough different keys of a role signed a document (specification 1.0.34: 5.3.4, 5.4.2, 5.5.3, 5.6.3). Which schemes are known is for the caller. */
import { olpcBytes } from "#core/tuf/canonical-json.ts";
import type { RoleKeys, SignedPart, TufDocument, TufKey } from "#core/tuf/metadata.ts";

/** Verifies a signature of a scheme; anything malformed is `false`. */
export type VerifyTufSignature = (key: TufKey, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** The schemes that are known, by `KEYTYPE/SCHEME`. A tree whose keys are of others is signed by nobody. */
export type TufSchemes = ReadonlyMap<string, VerifyTufSignature>;

const longestSignature = 16_384;

/** Whether the threshold is met. */
export async function meetsThreshold(
  role: RoleKeys,
  document: Pick<TufDocument<SignedPart>, "signed" | "signatures">,
  schemes: TufSchemes,
): Promise<boolean> {
  return (await countSigners(role, document, schemes, role.threshold)) >= role.threshold;
}

/** How many keys of a role signed, up to `enough`. A key counts once, under however many ids it stands. */
export async function countSigners(
  { keys, keyids }: RoleKeys,
  { signed, signatures }: Pick<TufDocument<SignedPart>, "signed" | "signatures">,
  schemes: TufSchemes,
  enough = Infinity,
): Promise<number> {
  const bytes = signedBytes(signed);
  const good = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const key = keyids.includes(keyid) ? keys.get(keyid) : undefined;
    if (bytes === null || key === undefined || good.has(key.value)) continue;
    const verify = schemes.get(`${key.keytype}/${key.scheme}`);
    const signature = hexBytes(sig);
    if (verify === undefined || signature === null) continue;
    if (await verify(key, bytes, signature)) good.add(key.value);
    if (good.size >= enough) break;
  }
  return good.size;
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
