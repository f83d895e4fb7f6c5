/** Sealed bytes as they lie in a column: whose keys open them, and what they hold in clear while enough of those are unlocked. */
import { openBytes, readHead } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";

/** Keys that are unlocked: those with which somebody reads, and those of the offices of which two open together. */
export type SealedHolders = { readonly own: readonly Holder[]; readonly together: readonly Holder[] };

/** The head of a sealed object; `null` where it is none. */
export async function headOf(sealed: Uint8Array) {
  const head = await readHead(async (at, length) => sealed.subarray(at, at + length));
  return head.ok ? head.value : null;
}

/** Those of some keys that open a sealed object; none where they are too few. */
export async function openersOf(content: Uint8Array, holders: SealedHolders): Promise<readonly Holder[]> {
  if (holders.own.length === 0 && holders.together.length === 0) return [];
  const header = (await headOf(content))?.header;
  if (header === undefined || header.wraps.length === 0) return [];
  const { readers, needed } = header;
  const from = needed === 1 ? holders.own : holders.together;
  const openers = from.filter(({ keyid }) => readers.includes(keyid)).slice(0, needed);
  return openers.length < needed ? [] : openers;
}

/** Sealed bytes in clear; `null` while no key that they are wrapped for is unlocked, and once they are shredded. */
export async function openedBytes(content: Uint8Array, holders: SealedHolders): Promise<Uint8Array | null> {
  const openers = await openersOf(content, holders);
  const opened = openers.length === 0 ? null : await openBytes(content, openers);
  return opened?.ok === true ? opened.value : null;
}
