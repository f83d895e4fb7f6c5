/** Packs made in memory from feed records: of all of them for a check without a room, or one an ecosystem. */
import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { CompletenessStatement, HeldCompleteness, PackCompleteness } from "#core/completeness.ts";
import { isCatalogue } from "#core/format/index.ts";
import { leavesOpen } from "#core/format/remark.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { exportWatch } from "#core/pack/export-watch.ts";
import { type BuiltPack, packOfDrafts } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { feedCompleteness, packCompleteness } from "#core/pack/held-completeness.ts";
import {
  ecosystemsOf,
  emptyShelves,
  type GatheredCompleteness,
  heldRecords,
  packOfShelf,
  type Shelves,
  addToShelves,
} from "#core/pack/gather-by-ecosystem.ts";
import { addNotCompared, type NotCompared } from "#core/inventory/not-compared.ts";
import type { Finding } from "#core/problem.ts";

/** The pack of a feed, and where records could not be read. */
export type FeedPack = {
  readonly opened: OpenedPack & {
    readonly sha256: string;
    readonly complete: readonly HeldCompleteness[];
    /** What could not be read, and what nobody could place. */
    readonly notCompared: readonly NotCompared[];
  };
  readonly quarantined: readonly Finding[];
  /** VEX documents among the feeds, whole. */
  readonly documents: readonly VexText[];
};

/** A VEX document as text; what is wrong with one that is an advisory besides was told there. */
type VexText = { readonly path: string; readonly text: string; readonly isAdvisory: boolean };

/** A pack of one ecosystem, and what may be claimed of it. */
export type EcosystemBuild = BuiltPack & { readonly complete: PackCompleteness | null };

/** One pack an ecosystem (the type of the product ids), ascending, and where records could not be read: the first fifty. */
export type FeedPacks = {
  readonly packs: readonly (readonly [ecosystem: string, EcosystemBuild])[];
  readonly quarantined: readonly Finding[];
};

/** How many records that could not be read are told of. */
export const mostReported = 50;

/** Compiles the advisories of a feed with what its catalogues and scores say. `stated` is what the user says of its completeness. */
export async function packOfFeed(
  records: AsyncIterable<ImportRecord>,
  now: string,
  stated: readonly CompletenessStatement[] = [],
): Promise<FeedPack> {
  const { shelves, quarantined, unread, documents, notCompared } = await gatherFeed(
    records,
    emptyShelves(now, () => "all"),
  );
  const built = packOfDrafts(shelves.drafts.get("all") ?? [], shelves.catalogues, crc32);
  const pack = openPack(built.match, crc32);
  if (!pack.ok) throw new Error(`a pack that was just built does not open: ${JSON.stringify(pack.findings)}`);
  const sha256 = hash("sha256", built.match);
  const held = (ecosystem: string): number => heldRecords(shelves, ecosystem);
  const complete = feedCompleteness(shelves.completeness, { stated, held, unread });
  return {
    opened: { pack: pack.value, details: detailsInMemory(built.details), sha256, complete, notCompared },
    quarantined,
    documents,
  };
}

/** Compiles the advisories of a feed, each into the packs of the ecosystems that it is on. */
export async function packsOfFeed(
  records: AsyncIterable<ImportRecord>,
  now: string,
  stated: readonly CompletenessStatement[] = [],
): Promise<FeedPacks> {
  const { shelves, quarantined, unread } = await gatherFeed(records, emptyShelves(now));
  const packs = ecosystemsOf(shelves).map((name) => [name, packOfShelf(shelves, name, crc32)] as const);
  return { packs: withCompleteness(packs, shelves.completeness, { stated, unread }), quarantined };
}

/** Packs with what may be claimed of each, by what the feeds and the user state. */
export function withCompleteness(
  packs: readonly (readonly [ecosystem: string, BuiltPack])[],
  gathered: Omit<GatheredCompleteness, "until">,
  { stated, unread }: { readonly stated: readonly CompletenessStatement[]; readonly unread: number },
): FeedPacks["packs"] {
  const counts = new Map(packs.map(([ecosystem, { records }]) => [ecosystem, records]));
  const held = (ecosystem: string): number => counts.get(ecosystem) ?? 0;
  const complete = feedCompleteness(gathered, { stated, held, unread });
  return packs.map(([ecosystem, built]) => {
    const claimed = packCompleteness(complete, ecosystem);
    const { advisories } = built;
    return [ecosystem, { ...built, complete: claimed === null ? null : { ...claimed, records: advisories } }];
  });
}

type FeedShelves = {
  readonly shelves: Shelves;
  readonly quarantined: readonly Finding[];
  readonly unread: number;
  readonly documents: readonly VexText[];
  readonly notCompared: readonly NotCompared[];
};

async function gatherFeed(records: AsyncIterable<ImportRecord>, shelves: Shelves): Promise<FeedShelves> {
  const quarantined: Finding[] = [];
  const watch = exportWatch(shelves.completeness.until);
  const documents: VexText[] = [];
  const notCompared: NotCompared[] = [];
  let unread = 0;
  for await (const record of records) {
    const text = vexTextOf(record);
    if (text !== null)
      documents.push({ path: placeOf(record), text, isAdvisory: record.kind === "advisory" });
    if (record.kind === "advisory") {
      watch.note(record.origin.path, [record.record]);
      for (const one of unplaced(record)) addNotCompared(notCompared, one);
      for (const flag of record.flags ?? []) addToShelves(shelves, flag, 0);
    }
    if (record.kind === "advisory" || record.kind === "exploited") addToShelves(shelves, record.record, 0);
    else if (record.kind === "scores")
      for (const score of record.scores) addToShelves(shelves, { kind: "score", id: score.cve, score }, 0);
    else if (record.kind === "completeness") addToShelves(shelves, record, 0);
    else if (record.kind === "quarantined" && text === null) {
      const { path, format } = record.origin;
      watch.noteUnread(path, format);
      if (!isCatalogue(format)) {
        unread++;
        addNotCompared(notCompared, unreadRecord(record));
      }
      if (quarantined.length < mostReported) quarantined.push(reportOf(record));
    }
  }
  shelves.completeness.exports.push(...watch.exports());
  return { shelves, quarantined, unread, documents, notCompared };
}

/** A record that could not be read may be the one that counts. */
function unreadRecord({ origin, findings }: Extract<ImportRecord, { kind: "quarantined" }>): NotCompared {
  const isCut = /damaged|truncated|cut|too-large|too-slow/.test(findings[0]?.code ?? "");
  const code = isCut ? "feed-cut" : "record-unreadable";
  return { path: origin.path, at: origin.position, what: "", code, count: 1 };
}

/** The products of a record that nobody can place; a repository is no package. A record that names nothing may be about anything. */
function unplaced(advisory: Extract<ImportRecord, { kind: "advisory" }>): readonly NotCompared[] {
  const { origin, record, remarks } = advisory;
  const { format, affected, withdrawn } = record.advisory;
  if (withdrawn !== null) return [];
  const place = { path: origin.path, at: origin.position, count: 1 };
  const isOsv = format === "osv";
  if (remarks.some(leavesOpen) || (isOsv && affected.length === 0))
    return [{ ...place, what: record.id, code: "record-unnamed" }];
  const nameless = affected.filter(({ product, label }) => product === null && !/:\/\/|\.git$/.test(label));
  return nameless.map(({ label }) =>
    isOsv && label !== "-"
      ? { ...place, what: label, code: "ecosystem-unknown" }
      : { ...place, what: label === "-" ? record.id : `${record.id} (${label})`, code: "record-unnamed" },
  );
}

/** Whoever names a VEX document as a feed says that it counts. CSAF of that profile is an advisory besides. */
function vexTextOf(record: ImportRecord): string | null {
  if (record.kind === "quarantined") return record.document ?? null;
  if (record.kind !== "advisory" || record.origin.format !== "csaf") return null;
  return /"category"\s*:\s*"csaf_vex"/.test(record.source) ? record.source : null;
}

function reportOf(record: Extract<ImportRecord, { kind: "quarantined" }>): Finding {
  return findingOf(placeOf(record), record.findings[0]);
}

function placeOf({ origin }: Pick<Extract<ImportRecord, { kind: "quarantined" }>, "origin">): string {
  return `${origin.path} ${origin.position}`.trim();
}

/** A record that could not be read, told by the first thing that is wrong with it. */
export function findingOf(at: string, said: Finding | undefined): Finding {
  return { at, code: said?.code ?? "quarantined", message: said?.message ?? "It cannot be read." };
}
