/** SHA-256 (FIPS 180-4) of the platform. What runs under Node alone has `hash` of `node:crypto`, which needs no waiting. */
import { sha256 } from "#core/seal/primitive/digest.ts";

export { sha256 } from "#core/seal/primitive/digest.ts";

/** The SHA-256 of bytes in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return (await sha256(bytes)).toHex();
}
