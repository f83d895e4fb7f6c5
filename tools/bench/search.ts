/** Searching 400,000 advisories: by parts of words, Korean, ids by their beginning, words that stand nearly everywhere, beside `ILIKE` on the titles. */
import { readFileSync } from "node:fs";
import type pg from "pg";
import { searchTextOf } from "#core/search/search-text.ts";
import { findAdvisories } from "#stages/advisory/search.ts";
import { addWords } from "#stages/advisory/searchable.ts";
import type { Actor } from "#core/actor.ts";
import { copyLine, sql, type Store, system } from "#store/sql.ts";
import { type Bench, type BenchLine, faster, quantile, type Section } from "./bench-line.ts";
import { copy } from "./database.ts";
import { random } from "./synthetic.ts";

/** (k) */
export const searchSection: Section = { run };

const reader: Actor = { role: "organization", id: "reader", organization: "org-1" };
const syllables = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후";
const limit = 250;

async function run({ sized, quick, times, withDatabase }: Bench): Promise<readonly BenchLine[]> {
  const advisories = sized(400_000);
  return await withDatabase(async ({ store, owner }) => {
    const next = random(20_260_101);
    const english = Array.from({ length: 40_000 }, () =>
      invented(next, "abcdefghijklmnopqrstuvwxyz", 4 + next() * 9),
    );
    const korean = Array.from({ length: 20_000 }, () => invented(next, syllables, 2 + next() * 5));
    await load({ store, owner }, { advisories, english, korean, next });
    const lines: BenchLine[] = [];
    for (const [what, typed] of Object.entries(questions(english, korean, next))) {
      const few = typed.slice(0, times(quick ? 10 : 40));
      const ours = await p95(
        few,
        async (text) =>
          await store.read(reader, async (tx) => {
            const { pid } = (await tx.first<{ pid: number }>(sql`select pg_backend_pid() as pid`)) ?? {
              pid: 0,
            };
            return await processorTime(pid, async () => await findAdvisories(tx, { text }));
          }),
      );
      const theirs = await p95(few.slice(0, 5), async (text) => await ilike(owner, text));
      const budget = { text: `≤ ${limit} ms`, kept: ours <= limit };
      lines.push(
        faster(
          `${advisories} advisories, ${what}, p95 of processor time`,
          { ours, rival: "ILIKE on titles", theirs },
          budget,
        ),
      );
    }
    return lines;
  });
}

function questions(
  english: readonly string[],
  korean: readonly string[],
  next: () => number,
): Readonly<Record<string, readonly string[]>> {
  const of = (make: (at: number) => string): readonly string[] =>
    Array.from({ length: 40 }, (_, at) => make(at));
  const rare = (words: readonly string[]): string =>
    words[Math.floor((0.2 + 0.8 * next()) * words.length)] ?? "";
  return {
    "a part of a word": of(() => rare(english).slice(1, -1)),
    "two words, one common": of((at) => `${rare(english)} ${english[at % 8]}`),
    "a word that stands in many": of((at) => english[at % 10] ?? ""),
    Korean: of(() => rare(korean)),
    "one letter, one syllable": of((at) => (at % 2 === 0 ? "a" : (syllables[at] ?? ""))),
    "the beginning of an id": of(
      (at) => ["CVE-20", "CVE-2026-1", "cve-2024-12", `CVE-20${16 + (at % 10)}-${at}`][at % 4] ?? "",
    ),
    "two hundred signs": of((at) => `${rare(english)} `.repeat(40).slice(0, 200 - (at % 7))),
    "nothing of that name": of((at) => `${rare(english)}${at}qq${rare(english)}`),
  };
}

async function ilike(owner: pg.Pool, text: string): Promise<number> {
  const all = text
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `%${word}%`);
  const client = await owner.connect();
  await client.query("set max_parallel_workers_per_gather = 0");
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const took = await processorTime(rows[0]?.pid ?? 0, async () => {
    await client.query(
      "select key from bongsu.advisory where advisory -> 'title' ->> 'en' ilike all ($1) order by newest desc, key limit 51",
      [all],
    );
  });
  client.release();
  return took;
}

async function p95(typed: readonly string[], work: (text: string) => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (const text of typed) all.push(await work(text));
  return quantile(all, 0.95);
}

/** Milliseconds for which a process of the database was on a processor: what else runs on the machine makes no difference. */
async function processorTime(pid: number, work: () => Promise<unknown>): Promise<number> {
  const spent = (): number => Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ", 1)[0]) / 1e6;
  const before = spent();
  await work();
  return spent() - before;
}

function invented(next: () => number, letters: string, length: number): string {
  return Array.from({ length: Math.floor(length) }, () => letters[Math.floor(next() * letters.length)]).join(
    "",
  );
}

type Corpus = {
  readonly advisories: number;
  readonly english: readonly string[];
  readonly korean: readonly string[];
  readonly next: () => number;
};

/** Few words stand in most titles, most in few. */
function titleOf({ english, korean, next }: Corpus, at: number): string {
  const words = at % 10 === 0 ? korean : english;
  return Array.from({ length: 9 }, () => words[Math.floor(next() ** 4 * words.length)]).join(" ");
}

async function load(
  { store, owner }: { readonly store: Store; readonly owner: pg.Pool },
  corpus: Corpus,
): Promise<void> {
  const words = new Set<string>();
  await owner.query("drop index bongsu.advisory_words");
  const columns = "key, id, format, publisher, newest, advisory, unknown, remarks, content, heads, words";
  await copy(owner, `bongsu.advisory (${columns})`, advisoryLines(corpus, words));
  await owner.query("set maintenance_work_mem = '256MB'");
  await owner.query("create index advisory_words on bongsu.advisory using gin (words)");
  await owner.query(
    "insert into bongsu.advisory_name (key, name, relation) select key, id, 'id' from bongsu.advisory",
  );
  await store.write(system, async (tx) => await addWords(tx, [...words]));
  await owner.query("vacuum analyze");
}

function* advisoryLines(corpus: Corpus, words: Set<string>): Generator<string> {
  for (let at = 0; at < corpus.advisories; at++) {
    const id = `CVE-${2016 + (at % 11)}-${1000 + Math.floor(at / 11)}`;
    const title = titleOf(corpus, at);
    const text = searchTextOf({
      ids: [id],
      names: [title.split(" ")[0] ?? ""],
      titles: [title],
      texts: [titleOf(corpus, at)],
    });
    for (const word of text.words) words.add(word);
    const newest = new Date(Date.UTC(2016) + at * 780_000).toISOString();
    const advisory = JSON.stringify({ title: { en: title }, aliases: [] });
    const lexemes = text.lexemes.map((one) => `'${one}'`).join(" ");
    yield copyLine([`cve/${id}`, id, "cve", "DRILL", newest, advisory, "{}", "[]", "", text.heads, lexemes]);
  }
}
