/**
 * Fuzzes packs: damage with a good check, in the coded file, inside its blocks and in deltas. Nothing may throw, hang or leave a component without an
 * answer, and a delta makes its target or nothing. `node tools/fuzz/fuzz-packs.ts [--rounds=20000 --seed=1]`; prints counts, exits 1 at the first broken law.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { crc32, gunzipSync } from "node:zlib";
import type { Advisory } from "#core/advisory.ts";
import { formatOfDocument } from "#core/format/index.ts";
import type { Component } from "#core/inventory/component.ts";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { applyDelta, diffPack, type PackFiles } from "#core/pack/delta.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { header } from "#core/pack/layout.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { fromPlainPack, toPlainPack } from "#core/pack/plain-form.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
});
const rounds = Number(values.rounds);
const source = new URL("../../../shared/data/osv/crates.io.jsonl.gz", import.meta.url).pathname;
if (!existsSync(source)) {
  console.log("The shared data folder is not here; nothing was fuzzed.");
  process.exit(0);
}

const advisories = gunzipSync(readFileSync(source))
  .toString()
  .split("\n")
  .filter((line) => line !== "")
  .slice(0, 150)
  .flatMap((line): readonly Advisory[] => {
    const document: unknown = JSON.parse(line);
    const format = formatOfDocument(document);
    const read = format.ok ? format.value.read(document) : format;
    return read.ok
      ? read.value.records.flatMap((one) => (one.kind === "advisory" ? [one.advisory] : []))
      : [];
  });
const components = advisories.flatMap(({ affected }) =>
  affected.flatMap(({ product, label }): readonly Component[] =>
    ["0.1.0", "1.5.0"].map((version) => ({
      product,
      name: label,
      version,
      at: "",
      scope: "runtime",
      dependencyPath: [],
    })),
  ),
);

let state = Number(values.seed) | 1;

/** A whole number below `below`: 32-bit xorshift. */
function next(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

function damaged(bytes: Uint8Array, from: number): Uint8Array {
  const forged = bytes.slice();
  for (let flips = 1 + next(4); flips > 0; flips--) forged[from + next(forged.length - from)] = next(256);
  return forged;
}

const good = buildPack(advisories);
const older = buildPack(advisories.slice(0, -5));
const plain = toPlainPack(good, crc32);
const delta = await diffPack(older, good, crc32);
assert.ok(plain !== null && delta.ok);
let slowest = 0;

/** Whether a forged match file opens; if so every component must get an answer. */
function asks({ match: bytes, details }: PackFiles): boolean {
  const pack = openPack(bytes, crc32);
  if (!pack.ok) return false;
  const started = performance.now();
  const { matches, withoutAdvisory } = match(components, [
    { pack: pack.value, details: detailsInMemory(details) },
  ]);
  slowest = Math.max(slowest, performance.now() - started);
  const answered = new Set([...matches.map(({ component }) => component), ...withoutAdvisory]);
  assert.equal(answered.size, components.length);
  return true;
}

function coded(): boolean {
  const forged = damaged(good.match, header.length);
  new DataView(forged.buffer).setUint32(header.crc, crc32(forged.subarray(header.length)), true);
  return asks({ match: forged, details: good.details });
}

function inBlocks(): boolean {
  const files = plain === null ? null : fromPlainPack({ ...plain, match: damaged(plain.match, 0) }, crc32);
  return files !== null && asks(files);
}

async function inDelta(): Promise<boolean> {
  if (!delta.ok) return false;
  const forged = damaged(delta.value, 16);
  new DataView(forged.buffer).setUint32(12, crc32(forged.subarray(16)), true);
  const made = await applyDelta(older, forged, crc32);
  if (made.ok) assert.deepEqual(made.value, { match: good.match, details: good.details });
  return made.ok;
}

for (const [name, once] of Object.entries({ coded, inBlocks, inDelta })) {
  const started = performance.now();
  let opened = 0;
  for (let round = 0; round < rounds; round++) if (await once()) opened++;
  const took = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${rounds} rounds, ${opened} opened, ${took} s`);
}
console.log(`slowest ${slowest.toFixed(1)} ms for ${components.length} components`);
