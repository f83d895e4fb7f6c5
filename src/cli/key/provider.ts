/** What holds a private key outside of a file: the slot where a token or a validated module sits. Which there are, `providers.ts` lists. */

/** A holder of Ed25519 keys, which never gives one out. Both functions refuse with what it says. A place is a URI whose scheme names the provider. */
export type KeyProvider = {
  /** Makes a key at a place; the result is its raw public key. */
  readonly makeKey: (place: string, pin: string) => Promise<Uint8Array>;
  readonly sign: (place: string, pin: string, message: Uint8Array) => Promise<Uint8Array>;
};
