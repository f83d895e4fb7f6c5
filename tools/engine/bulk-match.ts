/**
 * For the bench and a property test: no command uses it. It would enter the program with a simulation over everyone's holdings, or when matching a whole
 * pack in the database takes too long.
 *
 * Everyone's holdings in typed arrays, matched against very many advisories at once. The answers are those of the database (`stages/exposure`); a property
 * test holds the two together. No reasons, no details.
 */
import {
  endOfKeys,
  type ExposureVerdict,
  type HeldAs,
  type Holding,
  judgeRange,
  type VersionRange,
} from "#core/matching/exposure.ts";
import { compareBytes } from "#core/version/scheme.ts";

/** One distinct holding and the numbers of the organisations that have it. */
export type HeldBy = { readonly holding: Holding; readonly organizations: readonly number[] | Uint32Array };

/** A run of slots of one product: those without a key first, then by key. */
type Group = { readonly start: number; readonly keyed: number; readonly end: number };

/** Holdings sorted by product and key; made by {@link bulkHoldings}. A slot is one distinct holding. */
export type BulkHoldings = {
  readonly slots: readonly Holding[];
  /** Largest organisation number plus one. */
  readonly organizations: number;
  /** Organisation numbers of all slots, slot after slot; slot `i` has those from `starts[i]` to `starts[i + 1]`. */
  readonly postings: Uint32Array;
  readonly starts: Uint32Array;
  /** The first six bytes of each slot's key as a number: most comparisons need no more. */
  readonly heads: Float64Array;
  /** The length of each slot's key in bytes. */
  readonly lengths: Uint16Array;
  readonly groups: Readonly<Record<HeldAs, ReadonlyMap<string, Group>>>;
};

/** Sorts holdings into arrays. A holding may be named more than once. */
export function bulkHoldings(held: Iterable<HeldBy>): BulkHoldings {
  const groups = {
    own: new Map<string, Group>(),
    any: new Map<string, Group>(),
    none: new Map<string, Group>(),
  };
  const sorted: HeldBy[] = [];
  for (const [way, products] of Object.entries(byProduct(held)) as [HeldAs, Map<string, HeldBy[]>][])
    for (const [product, list] of products) {
      const start = sorted.length;
      for (const one of list.sort(compareKeys)) sorted.push(one);
      const keyed = start + list.filter(({ holding }) => holding.key === null).length;
      groups[way].set(product, { start, keyed, end: sorted.length });
    }
  const slots = sorted.map(({ holding }) => holding);
  const heads = Float64Array.from(slots, ({ key }) => (key === null ? 0 : headOf(key)));
  const lengths = Uint16Array.from(slots, ({ key }) => key?.length ?? 0);
  return { slots, heads, lengths, groups, ...postingsOf(sorted) };
}

function byProduct(held: Iterable<HeldBy>): Readonly<Record<HeldAs, Map<string, HeldBy[]>>> {
  const ways = { own: new Map(), any: new Map(), none: new Map() };
  for (const one of held) {
    const products: Map<string, HeldBy[]> = ways[one.holding.way];
    const list = products.get(one.holding.product);
    if (list === undefined) products.set(one.holding.product, [one]);
    else list.push(one);
  }
  return ways;
}

function compareKeys({ holding: a }: HeldBy, { holding: b }: HeldBy): number {
  if (a.key === null || b.key === null) return Number(a.key !== null) - Number(b.key !== null);
  return compareBytes(a.key, b.key);
}

function postingsOf(sorted: readonly HeldBy[]): Pick<BulkHoldings, "postings" | "starts" | "organizations"> {
  const starts = new Uint32Array(sorted.length + 1);
  let length = 0;
  sorted.forEach(({ organizations }, slot) => {
    length += organizations.length;
    starts[slot + 1] = length;
  });
  const postings = new Uint32Array(length);
  sorted.forEach(({ organizations }, slot) => postings.set(organizations, starts[slot]));
  let most = -1;
  for (const organization of postings) if (organization > most) most = organization;
  return { starts, postings, organizations: most + 1 };
}

const headBytes = 6;

function headOf(key: Uint8Array): number {
  let head = 0;
  for (let at = 0; at < headBytes; at++) head = head * 256 + (key[at] ?? 0);
  return head;
}

/** Whether a slot's key with the same head is below `key`. Of two keys that end within their heads the shorter one is. */
function isBelow({ slots, lengths }: BulkHoldings, slot: number, key: Uint8Array): boolean {
  const length = lengths[slot] as number;
  if (length <= headBytes && key.length <= headBytes) return length < key.length;
  return compareBytes(slots[slot]?.key as Uint8Array, key) < 0;
}

/** The first slot of a group whose key is not below `key`. */
function lowerBound(held: BulkHoldings, { keyed, end }: Group, key: Uint8Array): number {
  if (key.length === 0) return keyed;
  if (key === endOfKeys) return end;
  const head = headOf(key);
  let low = keyed;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = held.heads[middle] as number;
    const below = other === head ? isBelow(held, middle, key) : other < head;
    if (below) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Told of a run of slots `[from, to)` about which a range says the same. */
type Hit = (verdict: ExposureVerdict, from: number, to: number) => void;

/** Calls `hit` for every run of slots of which a range says something; a slot may be in several runs. */
export function eachMatchingRun(held: BulkHoldings, range: VersionRange, hit: Hit): void {
  const own = held.groups.own.get(range.product);
  if (own !== undefined) slotsOf(held, { range, group: own }, hit);
  const any = held.groups.any.get(range.product);
  if (any !== undefined) slotsOf(held, { range, group: any }, (_, from, to) => hit("unknown", from, to));
  const none = held.groups.none.get(range.base);
  if (none !== undefined) hit("unknown", none.start, none.end);
}

function slotsOf(
  held: BulkHoldings,
  { range, group }: { range: VersionRange; group: Group },
  hit: Hit,
): void {
  const asked = range.exact === null && range.text === null ? group.keyed : group.end;
  for (let slot = group.start; slot < asked; slot++) {
    const verdict = judgeRange(range, held.slots[slot] as Holding);
    if (verdict !== null) hit(verdict, slot, slot + 1);
  }
  if (asked === group.end) return;
  const from = lowerBound(held, group, range.low);
  const to = lowerBound(held, group, range.high);
  if (from < to) hit(range.verdict, from, to);
}

/** The organisations that one advisory touches: `list` has first those affected, then those only unknown. It is used again for the next one. */
export type Exposed = { readonly list: Uint32Array; readonly affected: number; readonly unknown: number };

/** Matches advisories, each given as its ranges, and tells of each, in the order given, whom it touches. */
export function matchAdvisories(
  held: BulkHoldings,
  advisories: Iterable<readonly VersionRange[]>,
  told: (advisory: number, exposed: Exposed) => void,
): void {
  const seen = new Uint32Array(held.organizations);
  const list = new Uint32Array(held.organizations);
  const unknown: number[] = [];
  let stamp = 0;
  let count = 0;
  const take = (from: number, to: number): void => {
    const { postings, starts } = held;
    const stop = starts[to] as number;
    for (let at = starts[from] as number; at < stop; at++) {
      const organization = postings[at] as number;
      if (seen[organization] === stamp) continue;
      seen[organization] = stamp;
      list[count++] = organization;
    }
  };
  const hit: Hit = (verdict, from, to) => {
    if (verdict === "affected") take(from, to);
    else unknown.push(from, to);
  };
  for (const ranges of advisories) {
    stamp += 1;
    count = 0;
    unknown.length = 0;
    for (const range of ranges) eachMatchingRun(held, range, hit);
    const affected = count;
    for (let at = 0; at < unknown.length; at += 2) take(unknown[at] as number, unknown[at + 1] as number);
    told(stamp - 1, { list, affected, unknown: count - affected });
  }
}
