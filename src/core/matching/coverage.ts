/**
 * What the packs at hand can speak of at all. That no advisory calls a product affected means "not affected" only where a source states that all
 * records of the product's ecosystem are at hand, they are, and the statement is neither too old nor ahead of the clock; elsewhere it means
 * nothing, and the verdict is unknown (`not-covered`). A directive's pack is about particular products and covers nothing.
 */
import type { HeldCompleteness } from "#core/completeness.ts";
import type { Component } from "#core/inventory/component.ts";
import type { CheckConclusions } from "#core/matching/check-lines.ts";
import { needsRecords } from "#core/matching/from-elsewhere.ts";
import { areaOfProduct, type CoverageArea } from "#core/product/coverage-area.ts";
import { productsFrom } from "#core/pack/read/look-up.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import type { CoverageDoubt, Reason } from "#core/verdict.ts";

/** Why a component is not covered: its ecosystem (`npm`, `rpm-centos`, `generic` for vendors' products), its release where only that is missing, and the doubt. */
export type NotCovered = Extract<Reason, { code: "not-covered" }>;

/** Components of one ecosystem, or of one release of a distribution, that no pack at hand covers. */
export type Gap = { readonly reason: NotCovered; readonly components: readonly Component[] };

/** A gap in figures: how many components, and the paths of their lists, ascending. */
export type GapCount = {
  readonly reason: NotCovered;
  readonly components: number;
  readonly lists: readonly string[];
};

/** A pack with what is stated of its completeness; a pack of which nothing is stated covers nothing. */
export type StatedPack = { readonly pack: Pack; readonly complete?: readonly HeldCompleteness[] };

/** When it is, and how old a statement may be. */
export type CoverageClock = {
  /** RFC 3339. */
  readonly now: string;
  /** In milliseconds. */
  readonly maxAge: number;
};

/** How old a statement of completeness may be unless the user says otherwise: as long as a publication's index lives. */
export const usualMaxAge = 7 * 24 * 3_600_000;

/** By how much a clock elsewhere may differ from this one: a statement further ahead is of no known age, a time further off cannot be. */
export const clockTolerance = 10 * 60_000;

/** What a check found out, and the packs that it asked, each with its directive if it has one. */
type CheckedCoverage = {
  readonly components: Iterable<Component>;
  readonly conclusions: CheckConclusions;
  readonly asked: readonly (StatedPack & { readonly directive: object | null })[];
};

/** The gaps of a check: of everything that needs records and is not affected or unknown already. Each component is in one gap at most. */
export function coverageGapsOfCheck(
  { components, conclusions, asked }: CheckedCoverage,
  clock: CoverageClock,
): readonly Gap[] {
  const open = [...components].filter(
    (component) =>
      needsRecords(component) &&
      !conclusions.get(component)?.some(({ verdict }) => verdict !== "not_affected"),
  );
  const general = asked.filter(({ directive }) => directive === null);
  return coverageGaps(open, general, clock);
}

/**
 * The gaps of components, by ecosystem, release and doubt, ascending. `components` are those that nothing calls affected or unknown; `packs` those
 * that claim to hold their ecosystems' advisories. A vendor's product is covered where the packs name a product of that vendor; a distribution's
 * package where they name its release. Packs that cannot be read cover nothing.
 */
export function coverageGaps(
  components: Iterable<Component>,
  packs: readonly StatedPack[],
  clock: CoverageClock,
): readonly Gap[] {
  const gaps = new Map<string, { readonly reason: NotCovered; readonly components: Component[] }>();
  const known = new Map<string, NotCovered | null>();
  const sources = packs.map(({ pack, complete = [] }): CoverageSource => {
    return { holds: (prefix, ending) => holds(pack, prefix, ending), complete };
  });
  for (const component of components) {
    if (component.product === null) continue;
    const area = areaOfProduct(component.product);
    const key = `${area.ecosystem}\n${area.prefix}\n${area.release ?? ""}`;
    let reason = known.get(key);
    if (reason === undefined) known.set(key, (reason = missingIn(area, sources, clock)));
    if (reason === null) continue;
    const name = `${reason.ecosystem}\n${reason.release ?? ""}\n${reason.why ?? ""}`;
    const gap = gaps.get(name) ?? { reason, components: [] };
    gaps.set(name, gap);
    gap.components.push(component);
  }
  return [...gaps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}

/** Records as far as coverage asks of them: whether any names a product whose id begins and ends so, and what is stated of their completeness. */
type CoverageSource = {
  readonly holds: (prefix: string, ending: string) => boolean;
  readonly complete: readonly HeldCompleteness[];
};

/** What keeps a product from being covered by sources; `null` where nothing does. The one answer for packs and for a room's own records. */
export function coverageDoubtOf(
  product: string,
  sources: readonly CoverageSource[],
  clock: CoverageClock,
): NotCovered | null {
  return missingIn(areaOfProduct(product), sources, clock);
}

function missingIn(
  area: CoverageArea,
  sources: readonly CoverageSource[],
  clock: CoverageClock,
): NotCovered | null {
  const { ecosystem, prefix, release } = area;
  const reason: NotCovered = { code: "not-covered", ecosystem };
  if (prefix === "") return reason;
  const holding = sources.filter((source) => source.holds(prefix, ""));
  if (holding.length === 0) return reason;
  if (release !== null && !holding.some((source) => source.holds(prefix, `?distro=${release}`)))
    return { ...reason, release };
  const stated = holding.flatMap(({ complete }) => complete.filter((one) => one.ecosystem === ecosystem));
  const meant = stated.filter(
    ({ only }) => only === undefined || only.includes(release ?? area.vendor ?? ""),
  );
  if (meant.length === 0) {
    const part = stated.length > 0 && release !== null ? { release } : {};
    return { ...reason, ...part, why: "not-stated" };
  }
  const doubts = meant.map((one) => doubtOf(one, clock));
  const counting = doubtRank.find((doubt) => doubts.includes(doubt)) ?? null;
  if (counting === null) return null;
  return { ...reason, why: counting, to: meant[doubts.indexOf(counting)]?.to ?? "" };
}

/** A statement that the records contradict makes every other one doubtful; of those that they bear out the best counts. */
const doubtRank = ["records-missing", null, "too-old", "ahead-of-clock"] as const;

/** What is doubtful about a statement. One whose time cannot be read is of no known age. */
export function doubtOf(
  { to, records, held }: HeldCompleteness,
  { now, maxAge }: CoverageClock,
): Exclude<CoverageDoubt, "not-stated"> | null {
  if (records !== held) return "records-missing";
  if (isAhead(to, now)) return "ahead-of-clock";
  return Date.parse(now) - Date.parse(to) <= maxAge ? null : "too-old";
}

/** Whether an instant is one that the local clock has not reached, or none that can be read: nobody can say how old it is. */
export function isAhead(instant: string, now: string): boolean {
  return !(Date.parse(instant) - Date.parse(now) <= clockTolerance);
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
