/**
 * Records of feeds gathered for packs, one shelf an ecosystem: advisories as drafts, catalogues and scores by CVE. What order records come in
 * makes no difference, so feeds can be read side by side and what was gathered put together. The files are written by `build-pack.ts`.
 */
import type { Advisory, Affected, ExploitationScore, ExploitedEntry } from "#core/advisory.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import type { FeedRecord } from "#core/format/feed-record.ts";
import { type BuiltPack, type Check, packOfDrafts, recordCount } from "#core/pack/build/build-pack.ts";
import { type DraftAdvisory, draftAdvisory } from "#core/pack/build/draft-entries.ts";
import { type KeyMemory, keyMemory } from "#core/pack/build/key-text.ts";
import { shelfOf as ecosystemShelf } from "#core/product/ecosystem-of-product.ts";

/** A score with its day and the place of its feed among the feeds: of one day the last feed counts. */
type ShelvedScore = {
  readonly score: number;
  readonly percentile: number;
  readonly date: string;
  readonly feed: number;
};

/** What catalogues say, by CVE id in upper case. */
export type Catalogues = {
  readonly exploited: Map<string, string>;
  readonly scores: Map<string, ShelvedScore>;
};

/** What it takes to judge statements of completeness, by ecosystem. */
export type GatheredCompleteness = {
  /** What the feeds state of themselves. */
  readonly statements: CompletenessStatement[];
  /** Archives that were read to their end, each the whole export of an ecosystem. */
  readonly exports: CompletenessStatement[];
  /** The newest time at which a record on the ecosystem was changed, withdrawn ones too; times after `until` are no times. */
  readonly newest: Map<string, string>;
  /** RFC 3339: the instant now. A withdrawal that lies ahead of it has not happened. */
  readonly until: string;
};

/** Everything gathered so far. An advisory on several ecosystems is on each shelf, with that ecosystem's products. */
export type Shelves = {
  readonly drafts: Map<string, DraftAdvisory[]>;
  /** The same drafts by their ecosystem, also where all are on one shelf. */
  readonly held: Map<string, DraftAdvisory[]>;
  readonly completeness: GatheredCompleteness;
  readonly catalogues: Catalogues;
  readonly keys: KeyMemory;
  readonly shelfOf: (product: string | null) => string;
};

/** Shelves with nothing on them; a product lies on the shelf of its ecosystem unless told, and `""` is no shelf. */
export function emptyShelves(until: string, shelfOf: Shelves["shelfOf"] = ecosystemShelf): Shelves {
  const drafts = new Map<string, DraftAdvisory[]>();
  const held = shelfOf === ecosystemShelf ? drafts : new Map<string, DraftAdvisory[]>();
  const completeness: GatheredCompleteness = {
    statements: [],
    exports: [],
    newest: new Map(),
    until,
  };
  return { drafts, held, completeness, catalogues: emptyCatalogues(), keys: keyMemory(), shelfOf };
}

/** How many records on an ecosystem were gathered, withdrawn ones not counted: editions of one id, in whatever letter case, are one record. */
export function heldRecords({ held }: Shelves, ecosystem: string): number {
  return recordCount(held.get(ecosystem) ?? []);
}

/** Catalogues that say nothing. */
export function emptyCatalogues(): Catalogues {
  return { exploited: new Map(), scores: new Map() };
}

/** Puts a record where it belongs; `feed` is the place of its feed among the feeds. */
export function addToShelves(shelves: Shelves, record: FeedRecord, feed: number): void {
  if (record.kind === "advisory") shelveAdvisory(shelves, record.advisory);
  else if (record.kind === "exploited") noteExploited(shelves.catalogues, record.entry);
  else if (record.kind === "completeness") shelves.completeness.statements.push(record.statement);
  else noteScore(shelves.catalogues, record.score, feed);
}

/** The ecosystems that have a shelf, ascending. */
export function ecosystemsOf({ drafts }: Shelves): readonly string[] {
  return [...drafts.keys()].sort();
}

/** The pack of one shelf. Throws a refusal (`too-large`) as `buildPack` does. */
export function packOfShelf(shelves: Shelves, ecosystem: string, check?: Check): BuiltPack {
  return packOfDrafts(shelves.drafts.get(ecosystem) ?? [], shelves.catalogues, check);
}

/** Puts drafts that were gathered elsewhere on a shelf. */
export function addDrafts({ drafts }: Shelves, ecosystem: string, more: readonly DraftAdvisory[]): void {
  addTo(drafts, ecosystem, more);
}

/** Puts what was gathered elsewhere about completeness to the rest. */
export function addCompleteness(
  to: GatheredCompleteness,
  { statements, exports, newest }: Omit<GatheredCompleteness, "until">,
): void {
  to.statements.push(...statements);
  to.exports.push(...exports);
  for (const [ecosystem, modified] of newest) noteNewest(to, ecosystem, modified);
}

/** Puts catalogues that were gathered elsewhere to the others. */
export function addCatalogues(catalogues: Catalogues, { exploited, scores }: Catalogues): void {
  for (const [cve, date] of exploited) keepEarliest(catalogues.exploited, cve, date);
  for (const [cve, score] of scores) keepLatest(catalogues.scores, cve, score);
}

function shelveAdvisory(shelves: Shelves, advisory: Advisory): void {
  for (const [name, affected] of byShelf(advisory.affected, shelves.shelfOf)) {
    if (name === "") continue;
    const ecosystems = shelves.held === shelves.drafts ? [name] : ecosystemsIn(affected);
    for (const ecosystem of ecosystems) noteNewest(shelves.completeness, ecosystem, advisory.modified);
    if (advisory.withdrawn !== null && advisory.withdrawn <= shelves.completeness.until) continue;
    const part = { ...advisory, affected, withdrawn: null };
    const draft = draftAdvisory(part, shelves.keys);
    if (draft === null) continue;
    addDrafts(shelves, name, [draft]);
    if (shelves.held !== shelves.drafts)
      for (const ecosystem of ecosystems) addTo(shelves.held, ecosystem, [draft]);
  }
}

function ecosystemsIn(affected: readonly Affected[]): ReadonlySet<string> {
  return new Set(affected.map(({ product }) => ecosystemShelf(product)));
}

function noteNewest(
  { newest, until }: GatheredCompleteness,
  ecosystem: string,
  modified: string | null,
): void {
  if (modified === null || modified > until) return;
  if (modified > (newest.get(ecosystem) ?? "")) newest.set(ecosystem, modified);
}

function addTo(
  shelves: Map<string, DraftAdvisory[]>,
  ecosystem: string,
  more: readonly DraftAdvisory[],
): void {
  const shelf = shelves.get(ecosystem);
  if (shelf === undefined) shelves.set(ecosystem, [...more]);
  else for (const draft of more) shelf.push(draft);
}

function byShelf(
  affected: readonly Affected[],
  shelfOf: Shelves["shelfOf"],
): ReadonlyMap<string, readonly Affected[]> {
  const [first] = affected;
  const shelf = shelfOf(first?.product ?? null);
  if (affected.every(({ product }) => shelfOf(product) === shelf)) return new Map([[shelf, affected]]);
  return Map.groupBy(affected, ({ product }) => shelfOf(product));
}

function noteExploited({ exploited }: Catalogues, { cve, dateAdded }: ExploitedEntry): void {
  keepEarliest(exploited, cve.toUpperCase(), dateAdded);
}

function noteScore({ scores }: Catalogues, said: ExploitationScore, feed: number): void {
  const { score, percentile, date } = said;
  keepLatest(scores, said.cve.toUpperCase(), { score, percentile, date, feed });
}

function keepEarliest(exploited: Map<string, string>, cve: string, date: string): void {
  const known = exploited.get(cve);
  if (known === undefined || date < known) exploited.set(cve, date);
}

function keepLatest(scores: Map<string, ShelvedScore>, cve: string, score: ShelvedScore): void {
  const known = scores.get(cve);
  const isLater =
    known === undefined || score.date > known.date || (score.date === known.date && score.feed >= known.feed);
  if (isLater) scores.set(cve, score);
}
