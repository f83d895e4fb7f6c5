/**
 * Invented holdings and advisories of a nation's size, the same on every run: 20,000 organisations with 250 components each of 100,000 products
 * (a few held by nearly everyone, most by a handful), and 100,000 advisories of two ranges each that lean towards what is widely held.
 */
import type { Advisory } from "#core/advisory.ts";
import type { HeldBy } from "../engine/bulk-match.ts";
import { type Holding, placeVersion, versionRangesOf, type VersionRange } from "#core/matching/exposure.ts";

/** How many of each. */
export type Size = { readonly organizations: number; readonly products: number; readonly advisories: number };

/** The size of the nation that budgets are measured on, or a part of it. */
export function nation(sized: (full: number) => number): Size {
  return { organizations: sized(20_000), products: sized(100_000), advisories: sized(100_000) };
}

const perOrganization = 250;
/** Versions of each product. */
export const versionsEach = 40;

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The version of a step: 40 steps over several majors, with pre-releases among them. */
export function versionOf(step: number): string {
  const pre = step % 10 === 9 ? "-rc.1" : "";
  return `${1 + Math.floor(step / 12)}.${step % 12}.0${pre}`;
}

/** A product's id. */
export function productOf(product: number): string {
  return `pkg:npm/drill-lib-${product}`;
}

/** Distinct holdings with the organisations that have each; as many rows as organisations times 250. */
export function syntheticHoldings({ organizations, products }: Size): readonly HeldBy[] {
  const next = random(1);
  const held = new Map<number, number[]>();
  for (let organization = 0; organization < organizations; organization++) {
    const own = new Set<number>();
    while (own.size < perOrganization) own.add(Math.floor(products * next() ** 3));
    for (const product of own) {
      const slot = product * versionsEach + Math.floor(versionsEach * next() ** 2);
      const list = held.get(slot);
      if (list === undefined) held.set(slot, [organization]);
      else list.push(organization);
    }
  }
  const holdingOf = holdingsMaker();
  return [...held].map(([slot, list]) => ({
    holding: holdingOf(slot),
    organizations: Uint32Array.from(list),
  }));
}

/** The holding of a product at a step; products and versions share their texts and keys, as rows from a database do once they are interned. */
function holdingsMaker(): (slot: number) => Holding {
  const placed = Array.from({ length: versionsEach }, (_, step) =>
    placeVersion(productOf(0), versionOf(step)),
  );
  const products = new Map<number, string>();
  return (slot) => {
    const number = Math.floor(slot / versionsEach);
    const product = products.get(number) ?? productOf(number);
    products.set(number, product);
    const version = placed[slot % versionsEach] ?? { version: "", key: null };
    return { product, held: product, way: "own", scheme: "semver", ...version };
  };
}

/** Advisories as ranges, two each. */
export function syntheticAdvisories({ products, advisories }: Size): readonly (readonly VersionRange[])[] {
  const next = random(2);
  return Array.from({ length: advisories }, (_, at) => {
    const product = productOf(Math.floor(products * next() ** 2.3));
    const [a, b, c] = [next(), next(), next()]
      .map((part) => Math.floor(part * versionsEach))
      .sort((x, y) => x - y);
    return versionRangesOf(advisoryOf(at, product, [a ?? 0, b ?? 0, c ?? 0]));
  });
}

function advisoryOf(
  at: number,
  product: string,
  [fixed, again, last]: readonly [number, number, number],
): Advisory {
  const interval = (from: string | null, to: string, toIncluded: boolean) => ({
    from,
    fromIncluded: true,
    to,
    toIncluded,
  });
  const intervals = [
    interval(null, versionOf(fixed), false),
    interval(versionOf(again), versionOf(last), true),
  ];
  return {
    id: `DRILL-${at}`,
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: null,
    title: {},
    summary: {},
    severities: [],
    decision: {},
    affected: [{ product, label: product, scheme: "npm", intervals, versions: [], fixed: [] }],
    references: [],
  };
}
