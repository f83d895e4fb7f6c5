/** Worlds of real lockfiles and the real records about what they hold, where the shared data lie beside the project; nothing of them is copied. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { osv } from "#core/format/osv.ts";
import { productsIn } from "#test/kit/law/list-products.ts";
import { type LawList, type LawRecord, type LawWorld, statementsOn } from "#test/kit/law/world.ts";

const folder = join(import.meta.dirname, "../../../../shared/data");
const feeds = ["PyPI", "crates.io", "Go"];
const mostLists = 120;
const mostText = 60_000;
const mostRecords = 40;

/** Whether the data are there; else why not. */
export const realDataMissing = existsSync(folder) ? false : `no ${folder}`;

function linesOf(path: string): readonly unknown[] {
  const text = gunzipSync(readFileSync(join(folder, path))).toString();
  return text.split("\n").flatMap((line): readonly unknown[] => (line === "" ? [] : [JSON.parse(line)]));
}

/** One world a lockfile, with the records that name something in it, stated to be all. */
export function realWorlds(now: string): readonly LawWorld[] {
  const records = recordsByProduct();
  const found: LawWorld[] = [];
  for (const line of linesOf("sbom/lockfiles-real.jsonl.gz")) {
    if (found.length >= mostLists) break;
    const { path, content } = line as { readonly path: string; readonly content: string };
    if (content.length > mostText) continue;
    const world = worldOfReal({ path, text: content }, records, now);
    if (world !== null) found.push(world);
  }
  return found;
}

function worldOfReal(
  list: LawList,
  records: ReadonlyMap<string, readonly LawRecord[]>,
  now: string,
): LawWorld | null {
  const named = productsIn(list).flatMap(({ product }) => records.get(product) ?? []);
  const own = [...new Map(named.map((record) => [record.id, record])).values()].slice(0, mostRecords);
  if (own.length < 3) return null;
  const to = new Date(Date.parse(now) - 24 * 3_600_000).toISOString();
  return { lists: [list], records: own, statements: statementsOn(own, to), packing: "lines", cut: 0, now };
}

function recordsByProduct(): ReadonlyMap<string, readonly LawRecord[]> {
  const found = new Map<string, LawRecord[]>();
  for (const feed of feeds)
    for (const line of linesOf(`osv/${feed}.jsonl.gz`)) {
      const record = line as LawRecord;
      const read = osv.read(record);
      const made = read.ok ? read.value.records : [];
      const products = made.flatMap((one) =>
        one.kind === "advisory" ? one.advisory.affected.flatMap(({ product }) => product ?? []) : [],
      );
      for (const product of new Set(products)) {
        const known = found.get(product);
        if (known === undefined) found.set(product, [record]);
        else known.push(record);
      }
    }
  return found;
}
