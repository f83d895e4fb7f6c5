/**
 * What the packs at hand can speak of at all. That no advisory names a product means "not affected" only where advisories of its ecosystem are at hand;
 * elsewhere it means nothing, and the verdict is unknown (`not-covered`). A directive's pack is about particular products and covers nothing.
 */
import type { Component } from "#core/inventory/component.ts";
import type { Match } from "#core/matching/match.ts";
import { productsFrom } from "#core/pack/read/look-up.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import { shelfOf } from "#core/pack/ecosystem-of-product.ts";
import { isRollingRelease } from "#core/product/release.ts";
import type { Reason } from "#core/verdict.ts";

/** Why a component is not covered: its ecosystem (`npm`, `rpm-centos`, `generic` for vendors' products) and, where only that is missing, its release. */
export type NotCovered = Extract<Reason, { code: "not-covered" }>;

/** Components of one ecosystem, or of one release of a distribution, that no pack at hand covers. */
export type Gap = { readonly reason: NotCovered; readonly components: readonly Component[] };

/** A gap in figures: how many components, and the paths of their lists, ascending. */
export type GapCount = {
  readonly reason: NotCovered;
  readonly components: number;
  readonly lists: readonly string[];
};

/** What a check asked, in the matcher's order: a pack with a directive is about that directive only. */
type Checking = {
  readonly components: Iterable<Component>;
  readonly matches: readonly Match[];
  readonly asked: readonly { readonly pack: Pack; readonly directive: object | null }[];
};

/**
 * The gaps of a check: of what no pack but directives' speaks, unless it is affected or unknown already. Each component is in one gap at most.
 */
export function coverageGapsOfCheck({ components, matches, asked }: Checking): readonly Gap[] {
  const general = asked.filter(({ directive }) => directive === null);
  const told = matches.filter(
    ({ pack, verdict }) => verdict !== "not_affected" || asked[pack]?.directive === null,
  );
  const spoken = new Set(told.map(({ component }) => component));
  const unspoken = [...components].filter((component) => !spoken.has(component));
  return coverageGaps(
    unspoken,
    general.map(({ pack }) => pack),
  );
}

/**
 * The gaps of components, by ecosystem and release, ascending. `unnamed` are the components that no pack names; `packs` those that claim to hold their
 * ecosystems' advisories. A vendor's product is covered where the packs name a product of that vendor; a distribution's package
 * where they name its release. Packs that cannot be read cover nothing.
 */
export function coverageGaps(unnamed: Iterable<Component>, packs: readonly Pack[]): readonly Gap[] {
  const gaps = new Map<string, { readonly reason: NotCovered; readonly components: Component[] }>();
  const known = new Map<string, NotCovered | null>();
  for (const component of unnamed) {
    const { product } = component;
    if (product === null) continue;
    const place = placeOf(product);
    const key = JSON.stringify(place);
    const reason = known.has(key) ? (known.get(key) as NotCovered | null) : missing(place, packs);
    known.set(key, reason);
    if (reason === null) continue;
    const name = `${reason.ecosystem}\n${reason.release ?? ""}`;
    const gap = gaps.get(name) ?? { reason, components: [] };
    gaps.set(name, gap);
    gap.components.push(component);
  }
  return [...gaps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}

/** Where a product lies: what the ids of its neighbours begin with, and its release. */
type CoverageArea = { readonly ecosystem: string; readonly prefix: string; readonly release: string | null };

function placeOf(product: string): CoverageArea {
  const ecosystem = shelfOf(product);
  const [, type = "", first = "", more] = /^pkg:([^/?]+)\/([^/?]+)(\/)?/.exec(product) ?? [];
  const distribution = ecosystem !== type;
  if (type === "generic")
    return { ecosystem, prefix: more === undefined ? "" : `pkg:generic/${first}/`, release: null };
  if (!distribution) return { ecosystem, prefix: type === "" ? "" : `pkg:${type}/`, release: null };
  const release = isRollingRelease(first) ? null : (/\?distro=(.*)$/.exec(product)?.[1] ?? null);
  return { ecosystem, prefix: `pkg:${type}/${first}/`, release };
}

function missing({ ecosystem, prefix, release }: CoverageArea, packs: readonly Pack[]): NotCovered | null {
  const reason: NotCovered = { code: "not-covered", ecosystem };
  if (prefix === "") return reason;
  const holding = packs.filter((pack) => holds(pack, prefix, ""));
  if (holding.length === 0) return reason;
  if (release === null) return null;
  return holding.some((pack) => holds(pack, prefix, `?distro=${release}`)) ? null : { ...reason, release };
}

/** How many products are looked at in a round: most packs name a release among their first products, and none has more than the last. */
const rounds = [1, 64, 2 ** 24];

function holds(pack: Pack, prefix: string, ending: string): boolean {
  for (const most of rounds) {
    const found = productsFrom(pack, prefix, most);
    if (!found.ok) return false;
    if (found.value.some(({ id }) => id.endsWith(ending))) return true;
    if (found.value.length < most) return false;
  }
  return false;
}
