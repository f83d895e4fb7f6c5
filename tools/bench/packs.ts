/** Packs from raw feeds, against what only unpacking and parsing them costs; and components matched against packs, against a loop over parsed records. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { satisfies } from "semver";
import { packsOfFeed } from "#cli/feed-pack.ts";
import type { Component } from "#core/inventory/component.ts";
import { match, type OpenedPack } from "#core/match.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/open.ts";
import { readFeed } from "#main/read-feed.ts";
import { type Bench, faster, least, type Line, rate, type Section, timed } from "./line.ts";
import { random } from "./synthetic.ts";

/** (c) and (d) */
export const packsSection: Section = { run };

async function run(bench: Bench): Promise<readonly Line[]> {
  if (!existsSync(bench.data)) return [];
  const feeds = readdirSync(join(bench.data, "osv"))
    .filter((name) => name.endsWith(".jsonl.gz"))
    .map((name) => join(bench.data, "osv", name));
  const chosen = bench.quick ? feeds.filter((path) => /crates|Go\./.test(path)) : feeds;
  const parsing = await least(2, () => parseOnly(chosen));
  const built = await timed(async () => await packsOfFeed(readFeed(chosen)));
  const share = parsing / built.took;
  const packs = built.value.packs.map(([, pack]): OpenedPack => {
    const opened = openPack(pack.match, crc32);
    if (!opened.ok) throw new Error(JSON.stringify(opened.findings));
    return { pack: opened.value, details: detailsInMemory(pack.details) };
  });
  return [
    faster(
      `packs from ${chosen.length} raw feeds`,
      { ours: built.took, rival: "gunzip + JSON.parse", theirs: parsing },
      { text: "≥ 50 % of it", kept: share >= 0.5 },
    ),
    ...matchingLines(bench, packs),
  ];
}

function parseOnly(feeds: readonly string[]): number {
  let records = 0;
  for (const path of feeds)
    for (const line of gunzipSync(readFileSync(path)).toString().split("\n")) {
      if (line === "") continue;
      JSON.parse(line);
      records++;
    }
  return records;
}

type Range = { readonly events: readonly Readonly<Record<string, string>>[] };
type Raw = {
  readonly id: string;
  readonly affected?: readonly {
    readonly package?: { readonly name: string };
    readonly ranges?: readonly Range[];
  }[];
};

/** Components of crates.io: one in five is of a package that advisories name, the rest of packages that none names. */
function components(count: number, names: readonly string[]): readonly Component[] {
  const next = random(5);
  return Array.from({ length: count }, (): Component => {
    const name =
      next() < 0.2
        ? (names[Math.floor(names.length * next())] ?? "")
        : `drill-crate-${Math.floor(next() * 50_000)}`;
    const version = `${Math.floor(next() * 3)}.${Math.floor(next() * 30)}.${Math.floor(next() * 20)}`;
    return { product: `pkg:cargo/${name}`, name, version, at: "", scope: "runtime", dependencyPath: [] };
  });
}

function matchingLines({ sized, data }: Bench, packs: readonly OpenedPack[]): readonly Line[] {
  const records = gunzipSync(readFileSync(join(data, "osv/crates.io.jsonl.gz")))
    .toString()
    .trim()
    .split("\n");
  const byName = expressions(records.map((line) => JSON.parse(line) as Raw));
  const list = components(sized(1_000_000), [...byName.keys()]);
  match(list.slice(0, 50_000), packs);
  const started = performance.now();
  const found = match(list, packs).matches.filter(({ verdict }) => verdict === "affected").length;
  const ours = (list.length / (performance.now() - started)) * 1000;
  const some = list.slice(0, Math.min(list.length, 100_000));
  const looped = performance.now();
  let hits = 0;
  for (const { name, version } of some)
    for (const range of byName.get(name) ?? [])
      if (satisfies(version ?? "", range, { includePrerelease: true })) hits++;
  const theirs = (some.length / (performance.now() - looped)) * 1000;
  const what = `warm match of ${list.length} components, ${packs.length} packs (${found} affected)`;
  const rival = `semver.satisfies in a loop, 1 ecosystem (${hits} hits of ${some.length})`;
  return [rate(what, { ours, rival, theirs }, { text: "≥ 1 M/s", kept: ours >= 1e6 })];
}

function expressions(records: readonly Raw[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const { affected = [] } of records)
    for (const { package: named, ranges = [] } of affected) {
      const list = byName.get(named?.name ?? "") ?? [];
      for (const { events } of ranges) list.push(expressionOf(events));
      byName.set(named?.name ?? "", list);
    }
  return byName;
}

function expressionOf(events: Range["events"]): string {
  const parts: string[] = [];
  for (const { introduced, fixed, last_affected: last } of events) {
    if (introduced !== undefined)
      parts.push(`${parts.length > 0 ? "|| " : ""}>=${introduced === "0" ? "0.0.0-0" : introduced}`);
    if (fixed !== undefined) parts.push(`<${fixed}`);
    if (last !== undefined) parts.push(`<=${last}`);
  }
  return parts.join(" ");
}
