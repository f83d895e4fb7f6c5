/**
 * Everyone's holdings in typed arrays, matched against very many advisories at once: for a new pack, a changed rule, a simulation.
 * The answers are those of the database (`stages/exposure`); a property test holds the two together. No reasons, no details.
 */
import {
  endOfKeys,
  type ExposureVerdict,
  type HeldAs,
  type Holding,
  judgeRange,
  type VersionRange,
} from "#core/exposure.ts";
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
  readonly groups: Readonly<Record<HeldAs, ReadonlyMap<string, Group>>>;
};

/** Sorts holdings into arrays. A holding may be named more than once. */
export function bulkHoldings(held: Iterable<HeldBy>): BulkHoldings {
  const sorted = [...held].sort((a, b) => compareHoldings(a.holding, b.holding));
  const starts = new Uint32Array(sorted.length + 1);
  sorted.forEach(({ organizations }, slot) => {
    starts[slot + 1] = (starts[slot] as number) + organizations.length;
  });
  const postings = new Uint32Array(starts[sorted.length] as number);
  let most = -1;
  sorted.forEach(({ organizations }, slot) => {
    postings.set(organizations, starts[slot]);
    for (const organization of organizations) most = Math.max(most, organization);
  });
  const slots = sorted.map(({ holding }) => holding);
  const heads = Float64Array.from(slots, ({ key }) => (key === null ? 0 : headOf(key)));
  return { slots, organizations: most + 1, postings, starts, heads, groups: groupsOf(slots) };
}

function compareHoldings(a: Holding, b: Holding): number {
  if (a.way !== b.way) return a.way < b.way ? -1 : 1;
  if (a.product !== b.product) return a.product < b.product ? -1 : 1;
  if (a.key === null || b.key === null) return Number(a.key !== null) - Number(b.key !== null);
  return compareBytes(a.key, b.key);
}

function groupsOf(slots: readonly Holding[]): BulkHoldings["groups"] {
  const groups = {
    own: new Map<string, Group>(),
    any: new Map<string, Group>(),
    none: new Map<string, Group>(),
  };
  for (let start = 0; start < slots.length;) {
    const { way, product } = slots[start] as Holding;
    let keyed = start;
    let end = start;
    for (; end < slots.length && slots[end]?.way === way && slots[end]?.product === product; end++)
      if (slots[end]?.key === null) keyed = end + 1;
    groups[way].set(product, { start, keyed, end });
    start = end;
  }
  return groups;
}

const headBytes = 6;

function headOf(key: Uint8Array): number {
  let head = 0;
  for (let at = 0; at < headBytes; at++) head = head * 256 + (key[at] ?? 0);
  return head;
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
    const below =
      other === head ? compareBytes(held.slots[middle]?.key as Uint8Array, key) < 0 : other < head;
    if (below) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Told of a run of slots `[from, to)` about which a range says the same. */
type Hit = (verdict: ExposureVerdict, from: number, to: number) => void;

/** Calls `hit` for every run of slots of which a range says something; a slot may be in several runs. */
export function slotsIn(held: BulkHoldings, range: VersionRange, hit: Hit): void {
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
export function rematch(
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
    for (const range of ranges) slotsIn(held, range, hit);
    const affected = count;
    for (let at = 0; at < unknown.length; at += 2) take(unknown[at] as number, unknown[at + 1] as number);
    told(stamp - 1, { list, affected, unknown: count - affected });
  }
}
