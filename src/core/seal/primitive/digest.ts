/** SHA-256 by Web Crypto. Apart from the other primitives of browsers, since every page has it and few have those. */
import { owned } from "#core/seal/primitive/owned.ts";

/** The 32 bytes of the SHA-256 of bytes. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", owned(bytes)));
}
