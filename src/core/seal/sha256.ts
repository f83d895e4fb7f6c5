/** SHA-256 (FIPS 180-4) by the Web Crypto of Node and of browsers. What runs under Node alone has `hash` of `node:crypto`, which needs no waiting. */

/** The 32 bytes of the SHA-256 of bytes. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", owned(bytes)));
}

/** The SHA-256 of bytes in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return (await sha256(bytes)).toHex();
}

/** The same bytes over an ordinary buffer, as Web Crypto takes them. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : bytes.slice();
}
