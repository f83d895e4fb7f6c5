/**
 * A small world for the law: software lists as readers' vectors have them, records about what they hold, and the statement that these are all. Plain
 * values, so that a removal is a new world; every name of a record is an invention, every product one of the lists.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { productsIn } from "#test/kit/law/list-products.ts";
import { csafRecord, cveRecord, type LawFormat } from "#test/kit/law/other-formats.ts";
import { formatOfDocument } from "#core/format/index.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";
import { ecosystems } from "#core/product/ecosystem.ts";
import { shelfOf } from "#core/product/ecosystem-of-product.ts";

/** A software list under the path by which its reader knows it. */
export type LawList = { readonly path: string; readonly text: string };

/** A record of a feed: a document, of OSV or of another format. */
export type LawRecord = { readonly id: string } & Readonly<Record<string, unknown>>;

/** A statement beside the records; members are taken away one by one. */
export type LawStatement = { readonly ecosystem: string; readonly to?: string; readonly records?: number };

/** What a check is given. */
export type LawWorld = {
  readonly lists: readonly LawList[];
  readonly records: readonly LawRecord[];
  readonly statements: readonly LawStatement[];
  readonly packing: "files" | "lines" | "gzip" | "zip";
  /** How many bytes of the packed feed are missing at its end. */
  readonly cut: number;
  readonly now: string;
  /** The acceptances that the organisation names, as a `.bongsu.toml`. */
  readonly acceptance?: string;
};

const folder = join(import.meta.dirname, "../../vectors/inventory");

/** Every vector of a reader of text, but those with options of their own. */
export function vectorLists(): readonly LawList[] {
  return readdirSync(folder).flatMap((reader) =>
    readdirSync(join(folder, reader))
      .filter((name) => name.endsWith(".in"))
      .flatMap((name): readonly LawList[] => {
        const said = JSON.parse(
          readFileSync(join(folder, reader, name.replace(/\.in$/, ".out.json")), "utf8"),
        ) as {
          readonly path: string;
          readonly options?: object;
          readonly components: readonly unknown[] | null;
        };
        if (said.options !== undefined || (said.components ?? []).length === 0) return [];
        return [{ path: said.path, text: readFileSync(join(folder, reader, name), "utf8") }];
      }),
  );
}

/** How a record speaks of a version: it lists it, a fix comes behind it, its ranges end before it, it does not say, or it calls it not affected. */
export type Speech = "affected" | "fixed" | "outside" | "vague" | "excused";

/** What a record says of one product. */
export type RecordClaim = { readonly product: string; readonly speech: Speech; readonly version: string };

/** The world of some lists: a record for each of their products, spoken as told and in the formats by turns, and one on a neighbour of each ecosystem so that it is known. */
export function worldOf(
  lists: readonly LawList[],
  speeches: readonly Speech[],
  now: string,
  formats: readonly LawFormat[] = ["osv"],
): LawWorld {
  const held = lists.flatMap(productsIn);
  const modified = new Date(Date.parse(now) - 24 * 3_600_000).toISOString();
  // With many speeches each product has two records, so that one of them may be missing.
  const spoken = speeches.length > 3 ? [...held, ...held] : held;
  const drawn = spoken.flatMap(({ product, version }, i) => {
    const speech = speeches[i % speeches.length] ?? "outside";
    if (version === null) return [];
    const format = formats[i % formats.length] ?? "osv";
    return [{ product, record: inFormat(format, i, { product, speech, version }, modified) }];
  });
  const records = drawn.map(({ record }) => record);
  const neighbours = [...new Set(held.map(({ product }) => neighbourOf(product)))];
  const quiet = neighbours.map((product, i) =>
    recordOn(`DRILL-QUIET-${i}`, { product, speech: "affected", version: "0.0.1" }, modified),
  );
  const all = [...records, ...quiet];
  const acceptance = acceptanceOf(
    drawn.filter((_, i) => i % 2 === 0),
    now,
  );
  const statements = statementsOn(all, modified);
  return {
    lists,
    records: all,
    statements,
    packing: "files",
    cut: 0,
    now,
    ...(acceptance === "" ? {} : { acceptance }),
  };
}

/** The risks of these records, borne for a month. */
function acceptanceOf(
  drawn: readonly { readonly product: string; readonly record: LawRecord }[],
  now: string,
): string {
  const until = new Date(Date.parse(now) + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
  const entries = drawn.map(({ product, record: { id } }) => {
    return [
      "[[accept]]",
      `vulnerability = ${JSON.stringify(id)}`,
      `product = ${JSON.stringify(product)}`,
      'reason = "will_not_fix"',
      'by = "Kim Haneul (invented)"',
      `until = ${until}`,
    ].join("\n");
  });
  return entries.map((entry) => `${entry}\n`).join("");
}

function inFormat(format: LawFormat, i: number, claim: RecordClaim, modified: string): LawRecord {
  if (format === "csaf") return csafRecord(`DRILL-${i}`, claim, modified);
  return format === "cve" ? cveRecord(i, claim, modified) : recordOn(`DRILL-${i}`, claim, modified);
}

function recordOn(id: string, { product, speech, version }: RecordClaim, modified: string): LawRecord {
  const named = { package: { purl: product } };
  if (speech === "vague") return { id, modified, affected: [{ ...named, ranges: [] }] };
  if (speech === "fixed") {
    const events = [{ introduced: "0" }, { fixed: `${9000 + (Number(id.slice(6)) % 2)}.0.0` }];
    return { id, modified, affected: [{ ...named, ranges: [{ type: "ECOSYSTEM", events }] }] };
  }
  const versions = [speech === "affected" ? version : "0.0.0.1"];
  return { id, modified, affected: [{ ...named, versions }] };
}

/** Another product of the same ecosystem, vendor and release. */
function neighbourOf(product: string): string {
  const [path = "", release] = product.split("?");
  const cut = path.lastIndexOf("/");
  return `${path.slice(0, cut)}/drill-neighbour${release === undefined ? "" : `?${release}`}`;
}

/** That these are all records, for every ecosystem that has a name. */
export function statementsOn(records: readonly LawRecord[], to: string): readonly LawStatement[] {
  const counts = new Map<string, number>();
  for (const record of records)
    for (const shelf of shelvesOf(record)) counts.set(shelf, (counts.get(shelf) ?? 0) + 1);
  const names = new Map([...ecosystems, "CVE"].map((name) => [nameKey(name), name]));
  return [...counts].flatMap(([shelf, count]) => {
    const ecosystem = names.get(shelf);
    return ecosystem === undefined ? [] : [{ ecosystem, to, records: count }];
  });
}

/** The ecosystems that a record is on; none where it is withdrawn or cannot be read. */
function shelvesOf(record: LawRecord): ReadonlySet<string> {
  const format = formatOfDocument(record);
  const read = format.ok ? format.value.read(record) : null;
  const made = read?.ok ? read.value.records : [];
  return new Set(
    made.flatMap((one) =>
      one.kind === "advisory" && one.advisory.withdrawn === null
        ? one.advisory.affected.flatMap(({ product }) => (product === null ? [] : [shelfOf(product)]))
        : [],
    ),
  );
}

function nameKey(name: string): string {
  const area = areaOfEcosystem(name);
  return area === null || area.only !== null ? "" : area.ecosystem;
}
