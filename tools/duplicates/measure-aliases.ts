/** Duplicates that databases themselves know of: records of one flaw in several databases. What is measured is how often one finds another first, with and without its ids. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { duplicateIndex } from "#core/duplicate/index.ts";
import { type Comparable, type Traits, traitsOf } from "#core/duplicate/traits.ts";
import { claim } from "#core/submission/report-format.ts";
import { plainTable } from "../evidence/table.ts";

const data = new URL("../../../shared/data/", import.meta.url);

type OsvText = {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  readonly affected?: readonly { readonly package?: { readonly name: string; readonly purl?: string } }[];
  readonly database_specific?: { readonly cwe_ids?: readonly string[]; readonly cwes?: readonly string[] };
};

type AliasGroup = { readonly members: readonly { readonly id: string; readonly split: string }[] };

/** Of the records in no group one of so many is looked through too. */
const everyOther = 4;

/** Rank-1 recall and precision at thresholds, over every record of a group of two or more. */
export function aliasEvidence(): string {
  const groups = linesOf("dedupe/alias-groups.jsonl.gz") as readonly AliasGroup[] | null;
  const all = osvRecords();
  if (groups === null || all.size === 0) return "no shared OSV records here: alias groups are not looked up";
  const inGroup = new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)));
  const records = new Map([...all].filter(([id], at) => inGroup.has(id) || at % everyOther === 0));
  const groupOf = new Map<string, number>();
  for (const [at, { members }] of groups.entries())
    for (const { id } of members) if (records.has(id)) groupOf.set(id, at);
  const sizes = Map.groupBy(groupOf.values(), (at) => at);
  const asked = [...groupOf].filter(([, at]) => (sizes.get(at)?.length ?? 0) > 1);
  const rows = (["text and product", "and ids"] as const).map((what) => rowOf(what, records, asked, groupOf));
  return `${asked.length} records of ${sizes.size} groups among ${records.size} records\n\n${plainTable(rows)}`;
}

function rowOf(
  what: "text and product" | "and ids",
  records: ReadonlyMap<string, OsvText>,
  asked: readonly (readonly [string, number])[],
  groupOf: ReadonlyMap<string, number>,
) {
  const index = duplicateIndex();
  const traits = new Map<string, Traits>();
  for (const [id, record] of records) {
    const own = traitsOf(comparableOf(record, what === "and ids"));
    traits.set(id, own);
    index.add(id, own);
  }
  const best = asked.flatMap(([id, group]) => {
    const own = traits.get(id);
    const [first] = own === undefined ? [] : index.nearest(own, 1, id);
    return [{ right: first !== undefined && groupOf.get(first.id) === group, score: first?.score ?? 0 }];
  });
  const share = (list: readonly { readonly right: boolean }[]) =>
    list.length === 0 ? "–" : (list.filter(({ right }) => right).length / list.length).toFixed(3);
  const above = (least: number) => best.filter(({ score }) => score >= least);
  return {
    compared: what,
    "rank-1 recall": share(best),
    "suspected (≥ 0.5)": above(0.5).length,
    "of them right": share(above(0.5)),
    "suspected (≥ 0.9)": above(0.9).length,
    "right of those": share(above(0.9)),
  };
}

function comparableOf(
  { id, aliases = [], summary, details = "", affected = [], database_specific }: OsvText,
  ids: boolean,
): Comparable {
  const [first] = affected;
  return claim({
    product:
      first?.package === undefined
        ? null
        : { name: first.package.name, identifier: first.package.purl ?? null },
    title: summary ?? null,
    text: ids ? details : withoutIds(details),
    weaknesses: database_specific?.cwe_ids ?? database_specific?.cwes ?? [],
    aliases: ids ? [id, ...aliases] : [],
  });
}

/** Texts name the ids that the groups were made of; without them the text has to do. */
function withoutIds(text: string): string {
  return text.replaceAll(/\b(?:CVE|GHSA|PYSEC|RUSTSEC|GO|BIT)-[\w-]{4,60}/g, " ");
}

function osvRecords(): ReadonlyMap<string, OsvText> {
  const folder = new URL("osv/", data);
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl.gz") && !name.startsWith("mixed"));
  return new Map(
    files
      .flatMap((name) => (linesOf(`osv/${name}`) ?? []) as readonly OsvText[])
      .map((record) => [record.id, record]),
  );
}

function linesOf(path: string): readonly unknown[] | null {
  const file = new URL(path, data);
  if (!existsSync(file)) return null;
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as unknown);
}
