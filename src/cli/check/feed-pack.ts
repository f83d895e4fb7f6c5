/** Packs made in memory from feed records: of all of them for a check without a room, or one an ecosystem. */
import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { OpenedPack } from "#core/matching/match.ts";
import { type BuiltPack, packOfDrafts } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import {
  ecosystemsOf,
  emptyShelves,
  packOfShelf,
  type Shelves,
  addToShelves,
} from "#core/pack/gather-by-ecosystem.ts";
import type { Finding } from "#core/problem.ts";

/** The pack of a feed, and where records could not be read. */
export type FeedPack = {
  readonly opened: OpenedPack & { readonly sha256: string };
  readonly quarantined: readonly Finding[];
};

/** One pack an ecosystem (the type of the product ids), ascending, and where records could not be read: the first fifty. */
export type FeedPacks = {
  readonly packs: readonly (readonly [ecosystem: string, BuiltPack])[];
  readonly quarantined: readonly Finding[];
};

/** How many records that could not be read are told of. */
export const mostReported = 50;

/** Compiles the advisories of a feed with what its catalogues and scores say. */
export async function packOfFeed(records: AsyncIterable<ImportRecord>): Promise<FeedPack> {
  const { shelves, quarantined } = await gatherFeed(records, () => "all");
  const built = packOfDrafts(shelves.drafts.get("all") ?? [], shelves.catalogues, crc32);
  const pack = openPack(built.match, crc32);
  if (!pack.ok) throw new Error(`a pack that was just built does not open: ${JSON.stringify(pack.findings)}`);
  const sha256 = hash("sha256", built.match);
  return { opened: { pack: pack.value, details: detailsInMemory(built.details), sha256 }, quarantined };
}

/** Compiles the advisories of a feed, each into the packs of the ecosystems that it is on. */
export async function packsOfFeed(records: AsyncIterable<ImportRecord>): Promise<FeedPacks> {
  const { shelves, quarantined } = await gatherFeed(records);
  const packs = ecosystemsOf(shelves).map((name) => [name, packOfShelf(shelves, name, crc32)] as const);
  return { packs, quarantined };
}

type FeedShelves = { readonly shelves: Shelves; readonly quarantined: readonly Finding[] };

async function gatherFeed(
  records: AsyncIterable<ImportRecord>,
  shelfOf?: (product: string | null) => string,
): Promise<FeedShelves> {
  const shelves = emptyShelves(shelfOf);
  const quarantined: Finding[] = [];
  for await (const record of records) {
    if (record.kind === "advisory" || record.kind === "exploited") addToShelves(shelves, record.record, 0);
    else if (record.kind === "scores")
      for (const score of record.scores) addToShelves(shelves, { kind: "score", id: score.cve, score }, 0);
    else if (record.kind === "quarantined" && quarantined.length < mostReported)
      quarantined.push(reportOf(record));
  }
  return { shelves, quarantined };
}

function reportOf({ origin, findings }: Extract<ImportRecord, { kind: "quarantined" }>): Finding {
  return findingOf(`${origin.path} ${origin.position}`.trim(), findings[0]);
}

/** A record that could not be read, told by the first thing that is wrong with it. */
export function findingOf(at: string, said: Finding | undefined): Finding {
  return { at, code: said?.code ?? "quarantined", message: said?.message ?? "It cannot be read." };
}
