/** What of an advisory is searched, and making findable what a program stored that did not search so. */
import type { Advisory } from "#core/advisory.ts";
import { labelOfProduct } from "#core/product/product.ts";
import { piecesOfWord, type SearchableRecord, searchTextOf } from "#core/search/search-text.ts";
import type { Follower } from "#store/journal.ts";
import { sql, type Sql, type Store, system, type Tx } from "#store/sql.ts";
import { saveNames } from "./save-links.ts";

/** Products whose names are searched; their ids are all found whole. */
const mostProducts = 60;

/** The ids, names, titles and texts of an advisory. */
export function searchableOf(advisory: Advisory): SearchableRecord {
  const { id, aliases, title, summary, affected } = advisory;
  return {
    ids: [id, ...aliases],
    names: affected.slice(0, mostProducts).flatMap(({ product, label }) => namesOf(product, label)),
    titles: Object.values(title),
    texts: Object.values(summary),
  };
}

/** A product under its source's name, its world's name, and the last part of that. */
function namesOf(product: string | null, label: string): readonly string[] {
  if (product === null) return [label];
  const named = nameOfProduct(product);
  const last = named.split(/[/: ]/).at(-1) ?? "";
  return [label, named, last];
}

/** A product's name in its own world, of whatever release. */
export function nameOfProduct(product: string): string {
  return labelOfProduct(product).replace(/ \([^()]*\)$/, "");
}

/** Brings the words of imported records into the vocabulary. Until it has, they are found from their beginning, and not by a part inside. */
export const searchWordsFollower: Follower = {
  name: "advisory.search-words",
  startsAt: "start",
  kinds: ["feed.imported"],
  handle: async (tx, entries) => {
    const batches = entries.flatMap(({ fact }) => (fact.kind === "feed.imported" ? [fact.batch] : []));
    for (const batch of new Set(batches)) {
      const words = sql`select unnest(tsvector_to_array(words)) from advisory
        where key in (select key from advisory_version where batch = ${batch})`;
      await addToVocabulary(tx, words);
    }
  },
};

/** Adds what is new of the words that a query gives; what stands behind a sign is no word. */
async function addToVocabulary(tx: Tx, given: Sql): Promise<void> {
  const rows = await tx.rows<{ word: string }>(sql`
    select distinct g.word from (${given}) as g (word) where left(g.word, 1) not in ('~', '=')
      and not exists (select from search_word s where s.word = g.word collate "C")`);
  await addWords(
    tx,
    rows.map(({ word }) => word),
  );
}

/** Adds words to the vocabulary; those that it has stay. */
export async function addWords(tx: Tx, words: readonly string[]): Promise<void> {
  for (let at = 0; at < words.length; at += mostAdded) {
    const some = words.slice(at, at + mostAdded);
    await tx.run(sql`
      insert into search_word (word, pieces)
      select n.word, array_to_tsvector(string_to_array(n.pieces, ' '))
      from unnest(${some}::text[], ${some.map((word) => piecesOfWord(word).join(" "))}::text[]) as n (word, pieces)
      on conflict do nothing`);
  }
}

const mostAdded = 5000;
const together = 500;
const mostRounds = 20;

/**
 * Makes findable some thousands of the records that an earlier program stored, as long as there are any: their text, and their names in the letters in
 * which names are looked up today. Today's imports bring both along.
 */
export async function fillSearchTexts(store: Store): Promise<void> {
  for (let round = 0; round < mostRounds; round++)
    if ((await store.write(system, fillSome)) < together) return;
}

async function fillSome(tx: Tx): Promise<number> {
  const rows = await tx.rows<{ key: string; sharing: string | null; advisory: Advisory }>(
    sql`select key, sharing, advisory from advisory where heads is null order by key limit ${together} for update`,
  );
  if (rows.length === 0) return 0;
  await saveNames(tx, rows);
  const texts = rows.map(({ advisory }) => searchTextOf(searchableOf(advisory)));
  await tx.run(sql`
    update advisory a set heads = t.heads, words = array_to_tsvector(string_to_array(t.words, E'\\n'))
    from unnest(${rows.map(({ key }) => key)}::text[], ${texts.map(({ heads }) => heads)}::text[],
      ${texts.map(({ lexemes }) => lexemes.join("\n"))}::text[]) as t (key, heads, words)
    where a.key = t.key and a.heads is null`);
  await addToVocabulary(tx, sql`select unnest(${[...new Set(texts.flatMap(({ words }) => words))]}::text[])`);
  return rows.length;
}
