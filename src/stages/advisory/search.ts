/**
 * Searching the advisories: by an id or its beginning, a product's name or package URL, parts of words in ids, names and titles, the beginnings of words
 * in texts. Each of these is a stage, best first; pages go through one stage after the other, newest first. Every question is a bounded one: few records
 * that fit are sorted, of many the newest are walked through until the page is full or enough was looked at.
 */
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { productOfPurl } from "#core/product/product.ts";
import {
  nameCondition,
  searchWords,
  type SearchWord,
  syllablesCondition,
  vocabularyCondition,
  wordsCondition,
} from "#core/search/search-text.ts";
import type { TextByLanguage } from "#core/text.ts";
import { lookUpNames, vulnerabilityName } from "#core/vulnerability-name.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";
import { namedVulnerabilities } from "./advisory-details.ts";
import { nameOfProduct } from "./searchable.ts";

/** One line of a list of advisories. */
export type AdvisorySummary = {
  readonly key: string;
  readonly id: string;
  readonly format: string;
  readonly publisher: string;
  readonly title: TextByLanguage;
  readonly published: string | null;
  readonly modified: string | null;
  readonly withdrawn: string | null;
  /** Whether a known-exploited catalogue lists it now, by its own id or a name that it speaks for. */
  readonly exploited: boolean;
  readonly aliases: readonly string[];
};

/** One way of looking: which records fit, found by an index (`keys`, none for all records) and decided by row (`holds`). */
type SearchStage = {
  readonly keys: ((most: number) => Sql) | null;
  readonly holds: Sql;
  /** How many of the newest records are walked through for a page, where it is not the usual number. */
  readonly walked?: number;
};

/** Where a page ended: the stage, and the row in it. */
type SearchPosition = {
  readonly stage: number;
  readonly row: { readonly newest: string; readonly key: string } | null;
};

type PositionedSummary = AdvisorySummary & { readonly newest: string };

const advisoryCursor = pageCursor("advisories", "number", "instantOrNone", "text");

/** Records that fit are sorted up to so many; of more, so many of the newest are walked through for one page. */
const limits = { sorted: 2000, walked: 10_000, walkedInTexts: 2000, longer: 200 } as const;

/** Advisories by whatever a person typed, best first; all of them, newest first, where nothing was typed. */
export async function findAdvisories(
  tx: Tx,
  { text, after, limit = usualPageLength }: PageRequest & { readonly text: string },
): Promise<Page<AdvisorySummary>> {
  // Compiling a plan takes longer than running it.
  await tx.rows(sql`select set_config('jit', 'off', true)`);
  const stages = await stagesOf(tx, text.trim());
  const [from = 0, newest = null, key = ""] = advisoryCursor.read(after) ?? [];
  let place: SearchPosition = { stage: from, row: newest === null ? null : { newest, key } };
  const items: AdvisorySummary[] = [];
  while (place.stage < stages.length) {
    const wanted = limit - items.length;
    const { rows, looked } = await rowsOf(tx, { stages, place, limit: wanted + 1 });
    const page = cutPage(rows, wanted, (last) => cursorAt({ stage: place.stage, row: last }));
    items.push(...page.items.map(summaryOf));
    if (page.next !== undefined) return { items, next: page.next };
    if (looked !== null) return { items, next: cursorAt({ stage: place.stage, row: looked }) };
    place = { stage: place.stage + 1, row: null };
    if (items.length === limit && place.stage < stages.length) return { items, next: cursorAt(place) };
  }
  return { items };
}

function cursorAt({ stage, row }: SearchPosition): string {
  return advisoryCursor.write(stage, row?.newest ?? null, row?.key ?? "");
}

function summaryOf({ newest: _newest, ...summary }: PositionedSummary): AdvisorySummary {
  return summary;
}

/** The ways of looking for what was typed, best first. */
async function stagesOf(tx: Tx, typed: string): Promise<readonly SearchStage[]> {
  if (typed === "") return [{ keys: null, holds: sql`true` }];
  if (typed.startsWith("pkg:")) return productStages(typed);
  const words = searchWords(typed);
  return [
    idStage(typed),
    ...beginningStages(typed),
    ...(words.length === 0 ? [] : await wordStages(tx, typed, words)),
  ];
}

function idStage(typed: string): SearchStage {
  const named = sql`select key from advisory_name where name = any(${lookUpNames(typed)}) and relation <> 'related'`;
  return { keys: (most) => sql`${named} limit ${most}`, holds: sql`a.key in (${named})` };
}

/** A package URL, with or without a version: everything on that product, then what is on a product of that name, of another release say. */
function productStages(typed: string): readonly SearchStage[] {
  const read = productOfPurl(typed);
  const product = read.ok ? read.value.product : typed;
  const named = sql`select key from advisory_product where product = any(${[product, typed]})`;
  return [
    { keys: (most) => sql`${named} limit ${most}`, holds: sql`a.key in (${named})` },
    nameStage(nameOfProduct(product)),
  ];
}

function nameStage(typed: string): SearchStage {
  const name = nameCondition(typed);
  return { keys: worded(name), holds: sql`a.words @@ ${name}::tsquery` };
}

/** What can be the beginning of an id: one word of plain signs with a digit or a dash in it. */
const idBeginning = /^(?=.*[-:\d])[!-~]{3,}$/;

function beginningStages(typed: string): readonly SearchStage[] {
  const beginning = vulnerabilityName(typed).toLowerCase();
  if (!idBeginning.test(beginning)) return [];
  return [
    {
      keys: (most) => sql`select advisories_named(${beginning}, ${most})`,
      holds: sql`exists (select from advisory_name n where n.key = a.key and n.relation <> 'related' and starts_with(lower(n.name), ${beginning}))`,
    },
  ];
}

async function wordStages(
  tx: Tx,
  typed: string,
  words: readonly SearchWord[],
): Promise<readonly SearchStage[]> {
  const { condition, isCommon } = await conditionOf(tx, words);
  const found = await keysOf(tx, worded(condition)(limits.sorted + 1));
  const isMany = found.length > limits.sorted;
  if (found.length === 0 && !isCommon) return [nameStage(typed)];
  const inHeads = (before: string): SearchStage => {
    const parts = words.map(({ part }) => `${before}${part}`);
    return {
      keys: isCommon || isMany ? null : headed(condition, parts),
      holds: sql`not exists (select from unnest(${parts}::text[]) part where strpos(coalesce(a.heads, ''), part) = 0)`,
    };
  };
  return [
    nameStage(typed),
    inHeads(" "),
    inHeads(""),
    {
      keys: isMany ? null : () => sql`select unnest(${found}::text[])`,
      holds: sql`a.words @@ ${condition}::tsquery`,
      walked: limits.walkedInTexts,
    },
  ];
}

function headed(condition: string, parts: readonly string[]): (most: number) => Sql {
  return (most) => sql`select advisories_headed(${condition}::tsquery, ${parts}::text[], ${most})`;
}

type IndexCondition = { readonly condition: string; readonly isCommon: boolean };

/**
 * What every record meets in which all that was typed stands, at the beginning of a word or inside it. A part that stands inside very many words is
 * common: the newest records are walked through for it, and the condition is of its own word alone.
 */
async function conditionOf(tx: Tx, typed: readonly SearchWord[]): Promise<IndexCondition> {
  const conditions = typed.flatMap(({ syllables }) => syllables.map(syllablesCondition));
  let isCommon = false;
  for (const word of new Set(typed.flatMap(({ words }) => words))) {
    const longer = await longerWords(tx, word);
    if (longer === null) isCommon = true;
    conditions.push(wordsCondition(word, longer ?? []));
  }
  return { condition: conditions.map((one) => `(${one})`).join(" & "), isCommon };
}

/** Words of the vocabulary with this one inside; `null` where they are very many. */
async function longerWords(tx: Tx, word: string): Promise<readonly string[] | null> {
  const condition = vocabularyCondition(word);
  if (condition === null) return [];
  const rows = await tx.rows<{ word: string }>(
    sql`select words_with(${condition}::tsquery, ${word}, ${limits.longer + 1}) as word`,
  );
  return rows.length > limits.longer ? null : rows.map(({ word: one }) => one);
}

function worded(condition: string): (most: number) => Sql {
  return (most) => sql`select advisories_worded(${condition}::tsquery, ${most})`;
}

type StageQuestion = {
  readonly stages: readonly SearchStage[];
  readonly place: SearchPosition;
  readonly limit: number;
};

/** Rows of one stage that none before it gives. `looked` is where a walk ended that was long enough; `null` when the stage has been gone through. */
async function rowsOf(
  tx: Tx,
  { stages, place, limit }: StageQuestion,
): Promise<{ readonly rows: readonly PositionedSummary[]; readonly looked: SearchPosition["row"] }> {
  const { keys, holds, walked = limits.walked } = stages[place.stage] as SearchStage;
  const earlier = stages.slice(0, place.stage).map((stage) => sql` and (${stage.holds}) is not true`);
  const fits = earlier.reduce((left, right) => sql`${left}${right}`, sql`${holds}`);
  const found = keys === null ? null : await keysOf(tx, keys(limits.sorted + 1));
  if (found !== null && found.length === 0) return { rows: [], looked: null };
  if (found !== null && found.length <= limits.sorted) {
    const among = sql`select a.* from advisory a where a.key = any(${found}) and ${following(place)}`;
    return { rows: await summaries(tx, { among, fits, limit }), looked: null };
  }
  const among = sql`select a.* from advisory a where ${following(place)} order by a.newest desc, a.key limit ${walked}`;
  const rows = await summaries(tx, { among, fits, limit });
  if (rows.length === limit) return { rows, looked: null };
  const last = await tx.first<{ newest: string; key: string }>(
    sql`select newest, key from (${among} offset ${walked - 1}) last_looked`,
  );
  return { rows, looked: last ?? null };
}

async function keysOf(tx: Tx, keys: Sql): Promise<readonly string[]> {
  const rows = await tx.rows<{ keys: string[] | null }>(
    sql`select array_agg(key) as keys from (${keys}) as found (key)`,
  );
  return [...new Set(rows[0]?.keys)];
}

function following({ row }: SearchPosition): Sql {
  if (row === null) return sql`true`;
  const { newest, key } = row;
  return sql`a.newest <= ${newest}::timestamptz and (a.newest < ${newest}::timestamptz or a.key > ${key})`;
}

/** A record that names as its alias another that stands under its own id without the mark that OSV asks of private ones: a list has the other. */
const isTwin = sql`(starts_with(a.id, 'x_') and a.advisory -> 'aliases' ? substr(a.id, 3) and exists (
  select from advisory_name n join advisory t using (key)
  where n.name = substr(a.id, 3) and n.relation = 'id' and t.id = n.name))`;

async function summaries(
  tx: Tx,
  { among, fits, limit }: { readonly among: Sql; readonly fits: Sql; readonly limit: number },
): Promise<readonly PositionedSummary[]> {
  return await tx.rows<PositionedSummary>(sql`
    with page as materialized (select a.key from (${among}) a where (${fits}) and not ${isTwin} order by a.newest desc, a.key limit ${limit})
    select a.key, a.id, a.format, a.publisher, a.advisory -> 'title' as title, a.published, a.modified, a.withdrawn, a.newest,
      exists (select from (${namedVulnerabilities}) s join exploited e using (cve) where s.key = a.key and e.delisted_at is null) as exploited,
      a.advisory -> 'aliases' as aliases
    from page join advisory a using (key) order by a.newest desc, a.key`);
}

/** A product by its source's name, with its id where the record gives one. */
type NamedProduct = { readonly name: string; readonly identifier: string | null };

/** Products whose names hold what was typed, of the records that are found by it first and that the actor may read; at most so many. */
export async function namedProducts(tx: Tx, text: string, most: number): Promise<readonly NamedProduct[]> {
  const { items } = await findAdvisories(tx, { text, limit: 30 });
  const typed = `%${text
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return await tx.rows<NamedProduct>(
    sql`select label as name, min(product) filter (where product like 'pkg:%' or product like 'cpe:%') as identifier
        from advisory_product where key = any(${items.map(({ key }) => key)}) and lower(label) like ${typed}
        group by label order by length(label), label limit ${most}`,
  );
}
