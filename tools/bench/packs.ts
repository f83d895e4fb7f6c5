/** Packs from raw feeds, against what only unpacking and parsing them costs. Matching against them is in `match.ts`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildPacks } from "#main/packs/build-packs.ts";
import { type Bench, faster, least, type BenchLine, type Section, timed } from "./bench-line.ts";

/** (c) */
export const packsSection: Section = { run };

async function run(bench: Bench): Promise<readonly BenchLine[]> {
  if (!existsSync(bench.data)) return [];
  const chosen = feedsOf(bench);
  const turns = await inTurn(chosen, bench.quick ? 2 : 4);
  const [parsing, first, later] = [
    turns.parsing,
    turns.building[0] ?? 0,
    Math.min(...turns.building.slice(1)),
  ];
  const line = (what: string, ours: number): BenchLine =>
    faster(
      `packs from ${chosen.length} raw feeds, ${what}`,
      { ours, rival: "gunzip + JSON.parse", theirs: parsing },
      { text: "≥ 50 % of it", kept: parsing / ours >= 0.5 },
    );
  return [line("first in the process", first), line("again", later)];
}

/** Both by turns, so that whatever else the machine does falls on both; of parsing the least time counts. */
async function inTurn(
  feeds: readonly string[],
  rounds: number,
): Promise<{ readonly parsing: number; readonly building: readonly number[] }> {
  const building: number[] = [];
  let parsing = Infinity;
  for (let round = 0; round < rounds; round++) {
    parsing = Math.min(parsing, await least(1, () => parseOnly(feeds)));
    building.push((await timed(async () => await buildPacks(feeds, { now: new Date().toISOString() }))).took);
  }
  return { parsing, building };
}

/** The raw feeds of the shared data: with `--quick` two of them. */
export function feedsOf({ data, quick }: Bench): readonly string[] {
  return readdirSync(join(data, "osv"))
    .filter((name) => name.endsWith(".jsonl.gz") && (!quick || /crates|Go\./.test(name)))
    .map((name) => join(data, "osv", name));
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
