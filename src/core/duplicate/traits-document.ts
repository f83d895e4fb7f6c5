/** Traits as bytes, for whoever keeps them sealed between two starts; read back they are the same. What is written here is as telling as the report: never store it in the clear. */
import { listMember, readJsonBytes, textMember } from "#core/input/json.ts";
import type { Traits } from "#core/duplicate/traits.ts";

const form = "bongsu.traits/1";

/** The traits of a report's items, as bytes. */
export function writeTraits(items: readonly Traits[]): Uint8Array<ArrayBuffer> {
  const written = items.map(({ text, ...traits }) => ({
    ...traits,
    text: {
      terms: bytesOf(text.terms).toBase64(),
      counts: bytesOf(text.counts).toBase64(),
      total: text.total,
    },
  }));
  return new TextEncoder().encode(JSON.stringify({ type: form, items: written }));
}

type WrittenTraits = Omit<Traits, "text"> & {
  readonly text: { readonly terms: string; readonly counts: string; readonly total: number };
};

/** The traits that bytes of {@link writeTraits} hold; none in bytes of another form. */
export function readTraits(bytes: Uint8Array): readonly Traits[] {
  const read = readJsonBytes(bytes);
  if (!read.ok || textMember(read.value, "type") !== form) return [];
  return (listMember(read.value, "items") as readonly WrittenTraits[]).map(({ text, ...traits }) => {
    const terms = Uint8Array.fromBase64(text.terms);
    return {
      ...traits,
      text: {
        terms: new Int32Array(terms.buffer, 0, terms.length >> 2),
        counts: Uint8Array.fromBase64(text.counts),
        total: text.total,
      },
    };
  });
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
