/** A pack made in memory from feed records, for a check without a room. */
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Advisory } from "#core/advisory.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { OpenedPack } from "#core/match.ts";
import { type BuiltPack, buildPack } from "#core/pack/build.ts";
import { detailsInMemory, type PackContext } from "#core/pack/details.ts";
import { openPack } from "#core/pack/open.ts";
import { shelfOf } from "#core/pack/shelf.ts";
import type { Finding } from "#core/problem.ts";

/** The pack of a feed, and where records could not be read. */
export type FeedPack = {
  readonly opened: OpenedPack & { readonly sha256: string };
  readonly quarantined: readonly Finding[];
};

const mostReported = 50;

/** Compiles the advisories of a feed with what its catalogues and scores say. */
export async function packOfFeed(records: AsyncIterable<ImportRecord>): Promise<FeedPack> {
  const { advisories, context, quarantined } = await gatherFeed(records);
  const built = buildPack(advisories, context, crc32);
  const pack = openPack(built.match, crc32);
  if (!pack.ok) throw new Error(`a pack that was just built does not open: ${JSON.stringify(pack.findings)}`);
  const sha256 = createHash("sha256").update(built.match).digest("hex");
  return { opened: { pack: pack.value, details: detailsInMemory(built.details), sha256 }, quarantined };
}

/** One pack an ecosystem (the type of the product ids), ascending; an advisory on several ecosystems is in each, with that ecosystem's products. */
export async function packsOfFeed(records: AsyncIterable<ImportRecord>): Promise<{
  readonly packs: readonly (readonly [ecosystem: string, BuiltPack])[];
  readonly quarantined: readonly Finding[];
}> {
  const { advisories, context, quarantined } = await gatherFeed(records);
  const byEcosystem = new Map<string, Advisory[]>();
  for (const advisory of advisories)
    for (const [ecosystem, affected] of Map.groupBy(advisory.affected, ({ product }) => shelfOf(product))) {
      const list = byEcosystem.get(ecosystem) ?? [];
      list.push({ ...advisory, affected });
      byEcosystem.set(ecosystem, list);
    }
  const ecosystems = [...byEcosystem.keys()].filter((name) => name !== "").sort();
  const packs = ecosystems.map(
    (name) => [name, buildPack(byEcosystem.get(name) ?? [], context, crc32)] as const,
  );
  return { packs, quarantined };
}

type Gathered = {
  readonly advisories: readonly Advisory[];
  readonly context: PackContext;
  readonly quarantined: readonly Finding[];
};

async function gatherFeed(records: AsyncIterable<ImportRecord>): Promise<Gathered> {
  const advisories: Advisory[] = [];
  const exploited = new Map<string, string>();
  const scores = new Map<string, { score: number; percentile: number; date: string }>();
  const quarantined: Finding[] = [];
  for await (const record of records) {
    if (record.kind === "advisory") advisories.push(record.record.advisory);
    else if (record.kind === "exploited") {
      const { cve, dateAdded } = record.record.entry;
      const before = exploited.get(cve.toUpperCase());
      if (before === undefined || dateAdded < before) exploited.set(cve.toUpperCase(), dateAdded);
    } else if (record.kind === "scores") {
      for (const { cve, score, percentile, date } of record.scores)
        if (date >= (scores.get(cve.toUpperCase())?.date ?? ""))
          scores.set(cve.toUpperCase(), { score, percentile, date });
    } else if (record.kind === "quarantined" && quarantined.length < mostReported)
      quarantined.push(reportOf(record));
  }
  return { advisories, context: { exploited, scores }, quarantined };
}

function reportOf({ origin, findings }: Extract<ImportRecord, { kind: "quarantined" }>): Finding {
  const said = findings[0];
  const at = `${origin.path} ${origin.position}`.trim();
  return { at, code: said?.code ?? "quarantined", message: said?.message ?? "It cannot be read." };
}
