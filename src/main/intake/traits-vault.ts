/**
 * Traits under a key that is derived from the room's intake key: without that key, which is in memory alone, what is stored of a report to compare it says nothing.
 * Each report's are bound to its number.
 */
import { randomBytes } from "node:crypto";
import { aead, hmac } from "#core/seal/primitive/platform.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import type { StoredTraits } from "#stages/intake/likeness-work.ts";

const nonceLength = 12;
const encoder = new TextEncoder();
type TraitsKey = Awaited<ReturnType<typeof aead>>;

/** Seals and opens traits with these keys; held for one step of a gate. */
export type TraitsVault = {
  /** Under the newest key; `null` where there is none. */
  readonly seal: (number: string, traits: Uint8Array) => Promise<StoredTraits | null>;
  /** `null` where none of the keys opens them. */
  readonly open: (stored: StoredTraits) => Promise<Uint8Array | null>;
};

/** A vault of the keys that are unlocked now. */
export function traitsVault(holders: readonly Holder[]): TraitsVault {
  const keys = new Map<string, Promise<TraitsKey>>();
  const keyOf = async (holder: Holder): Promise<TraitsKey> => {
    const known = keys.get(holder.keyid) ?? derivedKey(holder);
    keys.set(holder.keyid, known);
    return await known;
  };
  return {
    seal: async (number, traits) => {
      const holder = holders.at(-1);
      if (holder === undefined) return null;
      const nonce = randomBytes(nonceLength);
      const key = await keyOf(holder);
      const sealed = await key.seal(nonce, traits, encoder.encode(number));
      return { number, keyid: holder.keyid, content: Buffer.concat([nonce, sealed]) };
    },
    open: async ({ number, keyid, content }) => {
      const holder = holders.find((one) => one.keyid === keyid);
      if (holder === undefined) return null;
      const key = await keyOf(holder);
      const [nonce, sealed] = [content.subarray(0, nonceLength), content.subarray(nonceLength)];
      return await key.open(nonce, sealed, encoder.encode(number));
    },
  };
}

async function derivedKey({ seed }: Holder): Promise<TraitsKey> {
  return await aead("AES-256-GCM", await hmac("SHA-256", seed, encoder.encode("bongsu/1 traits of reports")));
}
