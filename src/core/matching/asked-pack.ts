/**
 * A pack being asked: what its advisories say of a product, each with its details, read once. Verdicts on versions: `match.ts`.
 */
import { type AdvisoryDetails, type DetailsSource, readDetails } from "#core/pack/details.ts";
import type { SimilarNameSearch } from "#core/pack/read/similar-names.ts";
import type { EntryDetails } from "#core/pack/read/judge-entry.ts";
import { entriesOf, lookUpEntries, productsFrom } from "#core/pack/read/look-up.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import type { PackEntry } from "#core/pack/read/read-list.ts";
import type { MatchCaches } from "#core/pack/read/verdict-boundaries.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { catchAllOf, releaseMissing } from "#core/product/product.ts";

/** A match file and the details file that belongs to it. */
export type OpenedPack = { readonly pack: Pack; readonly details: DetailsSource };

/** A pack being asked: details are read once each. */
export type CachedPack = OpenedPack & {
  readonly ordinal: number;
  readonly prefix: string;
  readonly known: Map<number, Parsed<AdvisoryDetails>>;
  readonly made: MatchCaches;
  readonly similar: SimilarNameSearch;
  readonly findings: Finding[];
  /** Whether it names a product of a distribution, by what the ids of its packages begin with. */
  readonly distributions: Map<string, boolean>;
  /** What is said of every package of a release, by that release's product id. */
  readonly wholeReleases: Map<string, Parsed<readonly PackEntry[]>>;
};

/** An entry that speaks of a component. Without the release in common it cannot call it affected or not affected. */
export type ApplicableEntry = {
  readonly entry: PackEntry;
  /** `vendor`: the entry is of the vendor's products at large. */
  readonly release: "same" | "any" | "unknown" | "vendor";
};

/** What one advisory says of a product. */
export type AdvisoryStatement = {
  readonly details: AdvisoryDetails;
  readonly of: readonly (ApplicableEntry & EntryDetails)[];
};

/** Whether a pack names any product of a distribution, by what the ids of its packages begin with. */
export function speaksOf({ pack, distributions }: CachedPack, distribution: string): boolean {
  const known = distributions.get(distribution);
  if (known !== undefined) return known;
  const found = productsFrom(pack, distribution, 1);
  const speaks = !found.ok || found.value.length > 0;
  distributions.set(distribution, speaks);
  return speaks;
}

/** Picks the packs that can hold a product, or names similar to it: those of its type. */
export function packsByType(packs: readonly CachedPack[]): (product: string) => readonly CachedPack[] {
  const byType = new Map<string, readonly CachedPack[]>();
  let [last, ofLast]: [string, readonly CachedPack[]] = ["", []];
  return (product) => {
    if (last !== "" && product.startsWith(last)) return ofLast;
    last = product.slice(0, product.indexOf("/") + 1);
    const known = byType.get(last);
    ofLast = known ?? packs.filter(({ prefix }) => prefix.startsWith(last) || last.startsWith(prefix));
    if (known === undefined) byType.set(last, ofLast);
    return ofLast;
  };
}

/** What each advisory of a pack says of a product, in the order of the answers; or damage. */
export function statementsOf(
  asked: CachedPack,
  product: string,
): Parsed<readonly Parsed<AdvisoryStatement>[]> {
  const found = releaseMissing(product) ? ofAllReleases(asked.pack, product) : ofProduct(asked, product);
  if (!found.ok) return found;
  if (found.value.length === 0) return noEntries;
  const byAdvisory = Map.groupBy(found.value, ({ entry }) => entry.advisory);
  return parsed([...byAdvisory].map(([advisory, of]) => withDetails(asked, advisory, of)).sort(byId));
}

function withDetails(
  asked: CachedPack,
  advisory: number,
  of: readonly ApplicableEntry[],
): Parsed<AdvisoryStatement> {
  const details = detailsOf(asked, advisory);
  if (!details.ok) return details;
  const told: (ApplicableEntry & EntryDetails)[] = [];
  for (const { entry, release } of of) {
    const part = details.value.parts[entry.part];
    if (part === undefined) return partMissing;
    told.push({ entry, part, release });
  }
  return parsed({ details: details.value, of: told });
}

const partMissing: Parsed<never> = failed(
  "",
  "pack-damaged",
  "an entry points at a part that its details do not have",
);

/** By the advisory's id, and where several sources name one id, by format and publisher; what is damaged comes first. */
function byId(a: Parsed<AdvisoryStatement>, b: Parsed<AdvisoryStatement>): number {
  if (!a.ok || !b.ok) return Number(a.ok) - Number(b.ok);
  const [x, y] = [a.value.details, b.value.details];
  return (
    compareTexts(x.id, y.id) || compareTexts(x.format, y.format) || compareTexts(x.publisher, y.publisher)
  );
}

function ofProduct(asked: CachedPack, product: string): Parsed<readonly ApplicableEntry[]> {
  const { pack } = asked;
  const own = lookUpEntries(pack, product);
  const release = product.indexOf("?distro=");
  if (!own.ok) return own;
  if (release < 0) {
    const all = ofVendor(pack, product);
    if (!all.ok) return all;
    if (own.value.length + all.value.length === 0) return noEntries;
    return { ok: true, value: [...speakingOf(own.value, "same"), ...speakingOf(all.value, "vendor")] };
  }
  const any = lookUpEntries(pack, product.slice(0, release));
  if (!any.ok) return any;
  const whole = ofWholeRelease(asked, product);
  if (!whole.ok) return whole;
  const same = [...own.value, ...whole.value];
  return { ok: true, value: [...speakingOf(same, "same"), ...speakingOf(any.value, "any")] };
}

const noEntries: Parsed<readonly never[]> = { ok: true, value: [] };

/** What is said of a vendor's products without naming one. */
function ofVendor(pack: Pack, product: string): Parsed<readonly PackEntry[]> {
  const all = catchAllOf(product);
  return all === null ? noEntries : lookUpEntries(pack, all);
}

/** What advisories say of every package of a product's release (OSV's name `*`, for a release at its end of life). */
function ofWholeRelease(asked: CachedPack, product: string): Parsed<readonly PackEntry[]> {
  const whole = product.replace(/\/[^/?]+\?/, "/%2A?");
  const known = asked.wholeReleases.get(whole);
  if (known !== undefined) return known;
  const found = lookUpEntries(asked.pack, whole);
  asked.wholeReleases.set(whole, found);
  return found;
}

const mostReleases = 1000;

function ofAllReleases(pack: Pack, product: string): Parsed<readonly ApplicableEntry[]> {
  const releases = productsFrom(pack, `${product}?distro=`, mostReleases);
  if (!releases.ok) return releases;
  const all: ApplicableEntry[] = [];
  for (const found of [
    lookUpEntries(pack, product),
    ...releases.value.map((release) => entriesOf(pack, release.product)),
  ]) {
    if (!found.ok) return found;
    all.push(...speakingOf(found.value, "unknown"));
  }
  return parsed(all);
}

function speakingOf(
  entries: readonly PackEntry[],
  release: ApplicableEntry["release"],
): readonly ApplicableEntry[] {
  return entries.map((entry) => ({ entry, release }));
}

function detailsOf(asked: CachedPack, advisory: number): Parsed<AdvisoryDetails> {
  const known = asked.known.get(advisory);
  if (known !== undefined) return known;
  const read = readDetails(asked.details, advisory, asked.pack.check);
  asked.known.set(advisory, read);
  return read;
}

/** Plain order of code units. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
