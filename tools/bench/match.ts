/**
 * Components matched against packs: invented ones and those of the real shared lists, against a loop over parsed records; and the bytes that one
 * check touches. Rates are by CPU time.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { satisfies } from "semver";
import { packsOfFeed } from "#cli/check/feed-pack.ts";
import type { Component } from "#core/inventory/component.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { match, matchAll, matcherOf } from "#core/matching/match.ts";
import type { BuiltPack } from "#core/pack/build/build-pack.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { readFeed } from "#main/feed/read-feed.ts";
import { corpus, corpusFolder } from "../sbom-corpus.ts";
import { type Bench, leastCpu, type BenchLine, rate, type Section } from "./bench-line.ts";
import { feedsOf } from "./packs.ts";
import { random } from "./synthetic.ts";
import { touchedLines } from "./bytes-read.ts";

/** (d) */
export const matchSection: Section = { run };

async function run(bench: Bench): Promise<readonly BenchLine[]> {
  if (!existsSync(bench.data)) return [];
  const { packs } = await packsOfFeed(readFeed(feedsOf(bench)), new Date().toISOString());
  const built = new Map(packs);
  const records = cratesRecords(bench);
  const names = expressions(records);
  const loop = looped(invented(bench.sized(100_000), [...names.keys()]), names);
  return [
    warmLine(invented(bench.sized(1_000_000), [...names.keys()]), built, loop),
    ...(await realLines(built, loop)),
    ...touchedLines(bench, built),
  ];
}

function cratesRecords({ data }: Bench): readonly Raw[] {
  const text = gunzipSync(readFileSync(join(data, "osv/crates.io.jsonl.gz"))).toString();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Raw);
}

/** Opened anew: nothing that was asked before is known to them. */
function opened(built: ReadonlyMap<string, BuiltPack>): readonly OpenedPack[] {
  return [...built.values()].map(({ match: bytes, details }) => {
    const pack = openPack(bytes, crc32);
    if (!pack.ok) throw new Error(JSON.stringify(pack.findings));
    return { pack: pack.value, details: detailsInMemory(details) };
  });
}

type Loop = { readonly rival: string; readonly theirs: number };

function warmLine(list: readonly Component[], built: ReadonlyMap<string, BuiltPack>, loop: Loop): BenchLine {
  const packs = opened(built);
  const { matches } = match(list, packs);
  const affected = matches.filter(({ verdict }) => verdict === "affected").length;
  const ours = (list.length / leastCpu(6, () => match(list, packs))) * 1000;
  const what = `warm match of ${list.length} components, ${packs.length} packs (${affected} affected)`;
  return rate(what, { ours, ...loop }, { text: "≥ 1 M/s", kept: ours >= 1e6 });
}

/** The real lists, asked of a matcher that knows nothing yet, and of the same again. */
async function realLines(built: ReadonlyMap<string, BuiltPack>, loop: Loop): Promise<readonly BenchLine[]> {
  const list = await realComponents();
  const distinct = new Set(list.map(({ product, version }) => `${product}\n${version}`)).size;
  const fresh = leastCpu(12, () => match(list, opened(built)));
  const matcher = matcherOf(opened(built));
  const known = matchAll(list, matcher);
  const again = leastCpu(6, () => matchAll(list, matcher));
  const lists = `${list.length} components of real lists`;
  const ours = (list.length / fresh) * 1000;
  return [
    rate(
      `new matcher: ${lists} (${distinct} distinct, ${known.matches.length} matches)`,
      { ours, ...loop },
      { text: "≥ 1 M/s", kept: ours >= 1e6 },
    ),
    rate(`a matcher that has met them: ${lists}`, { ours: (list.length / again) * 1000, ...loop }),
  ];
}

async function realComponents(): Promise<readonly Component[]> {
  const components: Component[] = [];
  for await (const { path, bytes } of corpus(corpusFolder() ?? "")) {
    const read = readInventoryBytes(path, bytes);
    if (read.ok) components.push(...read.value.components);
  }
  return components;
}

/** Components of crates.io: one in five is of a package that advisories name, the rest of packages that none names. */
function invented(count: number, names: readonly string[]): readonly Component[] {
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

function looped(list: readonly Component[], byName: ReadonlyMap<string, readonly string[]>): Loop {
  let hits = 0;
  const took = leastCpu(6, () => {
    hits = 0;
    for (const { name, version } of list)
      for (const range of byName.get(name) ?? [])
        if (satisfies(version ?? "", range, { includePrerelease: true })) hits++;
  });
  const rival = `semver.satisfies in a loop, 1 ecosystem (${hits} hits of ${list.length})`;
  return { rival, theirs: (list.length / took) * 1000 };
}

type OsvRange = { readonly events: readonly Readonly<Record<string, string>>[] };
type Raw = {
  readonly id: string;
  readonly affected?: readonly {
    readonly package?: { readonly name: string };
    readonly ranges?: readonly OsvRange[];
  }[];
};

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

function expressionOf(events: OsvRange["events"]): string {
  const parts: string[] = [];
  for (const { introduced, fixed, last_affected: last } of events) {
    if (introduced !== undefined)
      parts.push(`${parts.length > 0 ? "|| " : ""}>=${introduced === "0" ? "0.0.0-0" : introduced}`);
    if (fixed !== undefined) parts.push(`<${fixed}`);
    if (last !== undefined) parts.push(`<=${last}`);
  }
  return parts.join(" ");
}
