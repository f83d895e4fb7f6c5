/**
 * The content key of a sealed object, wrapped and taken out again. For "so many of these" there is a nested wrap for every order in which that many
 * can open, so that whoever comes first may begin: nobody has a share of a secret, each takes one layer off for the next.
 */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { joined } from "#core/seal/algorithm.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { hpkeOpen, hpkeSeal, publicKeyBytes } from "#core/seal/object/hpke.ts";
import type { SealedHeader, Wrap } from "#core/seal/object/sealed-header.ts";

/** Someone whom an object is sealed for. */
export type ObjectReader = { readonly keyid: string; readonly publicKey: Uint8Array };

/** Someone who opens. */
export type Holder = { readonly keyid: string; readonly seed: Uint8Array };

/** Wraps of which the first `depth` layers are taken off: what one who opened hands to the next. */
export type Release = { readonly object: string; readonly depth: number; readonly wraps: readonly Wrap[] };

/** What a holder gets: the content key, or a release for those who are still needed. */
type Unwrapped = { readonly key: Uint8Array } | { readonly release: Release };

type ObjectTerms = Pick<SealedHeader, "object" | "needed">;

const mostPaths = 240;

/** What a layer is bound to: the object, how many it takes, the order, and the place in it. A wrap is good nowhere else. */
function layerInfo({ object, needed }: ObjectTerms, to: readonly string[], depth: number): Uint8Array {
  const label = new TextEncoder().encode("bongsu/1 sealed wrap\0");
  return joined(label, canonicalBytes({ object, needed, to, depth }));
}

/** The wraps of a content key for these readers, of whom `needed` must open. Throws for numbers that make no sense, which callers check. */
export async function wrapKey(
  key: Uint8Array,
  terms: ObjectTerms,
  readers: readonly ObjectReader[],
): Promise<readonly Wrap[]> {
  const paths = arrangements(readers, terms.needed);
  if (terms.needed < 1 || readers.length < terms.needed || paths.length > mostPaths)
    throw new RangeError(`${terms.needed} of ${readers.length} readers cannot be wrapped for`);
  if (new Set(readers.map(({ keyid }) => keyid)).size < readers.length)
    throw new RangeError("a reader is named twice");
  if (readers.some(({ publicKey }) => publicKey.length !== publicKeyBytes))
    throw new RangeError("a reader's key is no key for sealing");
  return await Promise.all(paths.map(async (path) => await wrapFor(key, terms, path)));
}

function pathsOf(readers: number, needed: number): number {
  return Array.from({ length: needed }, (_, i) => readers - i).reduce((product, n) => product * n, 1);
}

/** Whether so many of so many readers can be wrapped for. */
export function canWrap(readers: number, needed: number): boolean {
  return needed >= 1 && needed <= readers && readers <= 256 && pathsOf(readers, needed) <= mostPaths;
}

async function wrapFor(key: Uint8Array, terms: ObjectTerms, path: readonly ObjectReader[]): Promise<Wrap> {
  const to = path.map(({ keyid }) => keyid);
  let sealed = key;
  for (const [depth, { publicKey }] of [...path.entries()].toReversed())
    sealed = await hpkeSeal(publicKey, layerInfo(terms, to, depth), sealed);
  return { to, sealed };
}

/** Every way of choosing so many in an order. */
function arrangements<T>(items: readonly T[], length: number): readonly (readonly T[])[] {
  if (length <= 0) return [[]];
  return items.flatMap((item) =>
    arrangements(
      items.filter((other) => other !== item),
      length - 1,
    ).map((rest) => [item, ...rest]),
  );
}

/** Takes a holder's layer off, from the object itself or from what others released before. */
export async function unwrapKey(
  header: SealedHeader,
  holder: Holder,
  released: Release | null = null,
): Promise<Parsed<Unwrapped>> {
  const depth = released?.depth ?? 0;
  if (header.wraps.length === 0)
    return failed("", "sealed-shredded", "The object was shredded: nobody can open it any more.");
  if (released !== null && released.object !== header.object)
    return failed("", "release-foreign", "The release belongs to another object.");
  const own = (released ?? header).wraps.filter(({ to }) => to[depth] === holder.keyid);
  if (own.length === 0)
    return failed("/readers", "sealed-not-reader", `The object is not sealed for the key ${holder.keyid}.`);
  const opened: Wrap[] = [];
  for (const { to, sealed } of own) {
    const inner = await hpkeOpen(holder.seed, layerInfo(header, to, depth), sealed);
    if (inner !== null) opened.push({ to, sealed: inner });
  }
  const [first] = opened;
  if (first === undefined)
    return failed(
      "/wraps",
      "sealed-wrap-wrong",
      "The wrap for this key was made for another object or changed.",
    );
  return parsed(
    depth + 1 === first.to.length
      ? { key: first.sealed }
      : { release: { object: header.object, depth: depth + 1, wraps: opened } },
  );
}
