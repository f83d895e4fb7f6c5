/** Packs from raw feeds, against what only unpacking and parsing them costs. Matching against them is in `match.ts`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { packsOfFeed } from "#cli/feed-pack.ts";
import { readFeed } from "#main/read-feed.ts";
import { type Bench, faster, least, type Line, type Section, timed } from "./line.ts";

/** (c) */
export const packsSection: Section = { run };

async function run(bench: Bench): Promise<readonly Line[]> {
  if (!existsSync(bench.data)) return [];
  const chosen = feedsOf(bench);
  const parsing = await least(2, () => parseOnly(chosen));
  const { took } = await timed(async () => await packsOfFeed(readFeed(chosen)));
  return [
    faster(
      `packs from ${chosen.length} raw feeds`,
      { ours: took, rival: "gunzip + JSON.parse", theirs: parsing },
      { text: "≥ 50 % of it", kept: parsing / took >= 0.5 },
    ),
  ];
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
