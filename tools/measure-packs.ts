/**
 * Packs of the shared feeds, measured: by ecosystem records, time, bytes of match and details files and time to open; deltas for the newest hundredth of the advisories, and
 * components a second on the real software lists: `node tools/measure-packs.ts [sizes] [deltas] [match]`. A measuring tool; not part of the program.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, crc32, gzipSync, gunzipSync, zstdCompressSync } from "node:zlib";
import type { Advisory } from "#core/advisory.ts";
import { formatOfDocument } from "#core/format/index.ts";
import type { Component } from "#core/inventory/component.ts";
import { headChars, readerOfBytes, readInventoryBytes } from "#core/inventory/index.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { match, matchAll, matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { applyDelta, diffPack } from "#core/pack/delta.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { ecosystemsOf, emptyShelves, packOfShelf, addToShelves } from "#core/pack/gather-by-ecosystem.ts";
import { feedPieces } from "#edge/feed/feed.ts";
import { readFeedItem } from "#edge/feed/read-item.ts";
import { buildPacks } from "#main/packs/build-packs.ts";
import { corpus, corpusFolder } from "./sbom-corpus.ts";

const folder = new URL("../../shared/data/osv", import.meta.url).pathname;
if (!existsSync(folder)) {
  console.log("The shared data folder is not here; nothing was measured.");
  process.exit(0);
}
const feeds = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl.gz"))
  .map((name) => join(folder, name));
const wanted = new Set(process.argv.slice(2));
if (wanted.size === 0 || wanted.has("sizes")) await sizes();
if (wanted.size === 0 || wanted.has("deltas")) await deltas();
if (wanted.size === 0 || wanted.has("match")) await speed();

async function sizes(): Promise<void> {
  const whole = feeds.reduce((sum, path) => sum + statSync(path).size, 0);
  const started = performance.now();
  const { packs } = await buildPacks(feeds, { now: new Date().toISOString() });
  const took = performance.now() - started;
  const building = await ownTimes();
  const rows = packs.map(([ecosystem, built]) => {
    const { match: bytes, details, advisories } = built;
    return {
      ecosystem,
      records: advisories,
      "build ms": tidy(building.get(ecosystem) ?? 0),
      match: bytes.length,
      details: details.length,
      "open ms": tidy(openTime(bytes)),
      "match gzip": gzipSync(bytes, { level: 9 }).length,
      "match zstd": zstdCompressSync(bytes).length,
      "match brotli": brotliCompressSync(bytes).length,
    };
  });
  const sum = (key: "match" | "match gzip" | "match zstd" | "match brotli"): number =>
    rows.reduce((all, row) => all + row[key], 0);
  console.table(rows);
  for (const key of ["match", "match gzip", "match zstd", "match brotli"] as const)
    console.log(`${key}: ${sum(key)} bytes, 1/${(whole / sum(key)).toFixed(2)} of ${whole}`);
  console.log(`built in ${took.toFixed(0)} ms, first in the process, reading and threads included`);
}

/** Milliseconds from an ecosystem's drafts to its files, on one thread; reading is not among them. */
async function ownTimes(): Promise<ReadonlyMap<string, number>> {
  const shelves = emptyShelves(new Date().toISOString());
  for (const [feed, path] of feeds.entries())
    for await (const items of feedPieces([path]))
      for (const item of items)
        for (const record of readFeedItem(item).records) addToShelves(shelves, record, feed);
  return new Map(
    ecosystemsOf(shelves).map((name) => [name, timed(() => packOfShelf(shelves, name, crc32))] as const),
  );
}

/** The median of nine. */
function openTime(bytes: Uint8Array): number {
  const times = Array.from({ length: 9 }, () => timed(() => openPack(bytes, crc32)));
  return times.toSorted((a, b) => a - b)[4] ?? 0;
}

function tidy(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

function advisoriesOf(path: string): readonly Advisory[] {
  return gunzipSync(readFileSync(path))
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const document: unknown = JSON.parse(line);
      const format = formatOfDocument(document);
      const read = format.ok ? format.value.read(document) : format;
      const records = read.ok ? read.value.records : [];
      return records.flatMap((one) => (one.kind === "advisory" ? [one.advisory] : []));
    });
}

async function deltas(): Promise<void> {
  const rows: unknown[] = [];
  for (const path of feeds) {
    const all = advisoriesOf(path).toSorted((a, b) =>
      (a.published ?? "") < (b.published ?? "") ? -1 : a.published === b.published ? 0 : 1,
    );
    const older = Math.floor(all.length * 0.99);
    const [from, to] = [buildPack(all.slice(0, older)), buildPack(all)];
    const delta = await diffPack(from, to, crc32);
    if (!delta.ok) continue;
    const started = performance.now();
    const made = await applyDelta(from, delta.value, crc32);
    const took = performance.now() - started;
    const same = made.ok && Buffer.compare(made.value.match, to.match) === 0;
    rows.push({
      feed: path.slice(folder.length + 1),
      new: all.length - older,
      match: to.match.length,
      details: to.details.length,
      delta: delta.value.length,
      "delta zstd": zstdCompressSync(delta.value).length,
      "apply ms": Math.round(took),
      same,
    });
  }
  console.table(rows);
}

async function componentsOfCorpus(): Promise<readonly Component[]> {
  const found: Component[] = [];
  const sboms = corpusFolder();
  if (sboms === null) return found;
  for await (const { path, bytes } of corpus(sboms)) {
    if (readerOfBytes(path, bytes.subarray(0, headChars)) === null) continue;
    const read = readInventoryBytes(path, bytes, { distro: "debian-12" });
    if (read.ok) for (const component of read.value.components) found.push(component);
  }
  return found;
}

async function speed(): Promise<void> {
  const components = await componentsOfCorpus();
  const { packs } = await buildPacks(feeds, { now: new Date().toISOString() });
  const opened = packs.map(([, built]): OpenedPack => {
    const pack = openPack(built.match, crc32);
    if (!pack.ok) throw new Error(JSON.stringify(pack.findings));
    return { pack: pack.value, details: detailsInMemory(built.details) };
  });
  const { matches, withoutAdvisory } = match(components, opened);
  const distinct = new Set(components.map(({ product, version }) => `${product} ${version}`)).size;
  console.log(
    `${components.length} components (${distinct} distinct), ${opened.length} packs: ${matches.length} matches, ${withoutAdvisory.length} without advisory`,
  );
  for (let round = 0; round < 5; round++) {
    const fresh = timed(() => match(components, opened));
    const matcher = matcherOf(opened);
    matchAll(components, matcher);
    const warm = timed(() => matchAll(components, matcher));
    console.log(
      `a new matcher ${perSecond(components.length, fresh)}, a warm one ${perSecond(components.length, warm)}`,
    );
  }
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function perSecond(count: number, took: number): string {
  return `${Math.round((count / took) * 1000)}/s (${took.toFixed(0)} ms)`;
}
