/**
 * Evidence of searching: invented queries as people type them, and a hundred more that are drawn from real records where they lie, a part of a title, the
 * beginning of an id, a package's name, another form of the same text. Each is found or not, page after page; the time is that of the first page.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { openFeed } from "#edge/feed/feed.ts";
import { documentItem } from "#edge/feed/feed-item.ts";
import { recordsOf } from "#edge/feed/import-records.ts";
import type { Advisory } from "#core/advisory.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { findAdvisories } from "#stages/advisory/search.ts";
import { searchWordsFollower } from "#stages/advisory/searchable.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { quantile } from "../bench/bench-line.ts";
import { withDatabase } from "../bench/database.ts";
import { random } from "../bench/synthetic.ts";
import { plainTable } from "./table.ts";

const data = resolve(import.meta.dirname, "../../../shared/data");
const feeds = ["osv/PyPI", "osv/Go", "osv/crates.io", "cve/cve5-2021", "csaf/cisa-advisories"];
const drawn = 100;
const batchSize = 500;
const mostPages = 20;

type SearchQuery = { readonly kind: string; readonly typed: string; readonly id: string };

const invented: readonly (readonly [id: string, title: string, typed: readonly string[]])[] = [
  [
    "DRILL-KO-1",
    "[훈련] 해무리 결재창에서 발견된 인증우회 취약점이 악용되고 있습니다",
    ["결재창", "인증 우회", "취약점"],
  ],
  [
    "DRILL-KO-2",
    "[훈련] 봉수대관제의 원격코드실행 취약점",
    ["봉수대", "원격 코드 실행", "코드실행", "봉수대관제".normalize("NFD")],
  ],
  ["DRILL-EN-3", "[DRILL] LockNest7QX lets anyone read what it keeps", ["LockNest", "locknest7", "nest7"]],
  [
    "DRILL-EN-4",
    "[DRILL] GateFold VPN: authentication bypass",
    ["Gate", "gatefold vpn", "ｇａｔｅｆｏｌｄ", "drill-en-4"],
  ],
];

/** The section as text. */
export async function searchEvidence({ seed }: { readonly seed: number }): Promise<string> {
  if (!existsSync(data)) return "no ../shared/data here, nothing searched";
  const records = await realRecords();
  return await withDatabase(async ({ store }) => {
    await importAll(store, [...inventedRecords(), ...records]);
    const real = queriesFrom(
      records.flatMap((one) => (one.kind === "advisory" ? [one.record.advisory] : [])),
      seed,
    );
    const own = invented.flatMap(([id, , typed]) =>
      typed.map((one) => ({ kind: "invented", typed: one, id })),
    );
    return await searched(store, [...own, ...real], records.length);
  });
}

async function searched(store: Store, queries: readonly SearchQuery[], records: number): Promise<string> {
  const times: number[] = [];
  const rows: { kind: string; found: boolean }[] = [];
  const missed: string[] = [];
  for (const { kind, typed, id } of queries) {
    const started = performance.now();
    let page = await pageOf(store, typed);
    times.push(performance.now() - started);
    for (let pages = 1; pages < mostPages && page.next !== undefined && !holds(page, id); pages++)
      page = await pageOf(store, typed, page.next);
    const found = holds(page, id);
    rows.push({ kind, found });
    if (!found) missed.push(`  ${kind}: ${typed} (${id})`);
  }
  const table = [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => ({
    kind,
    searched: of.length,
    found: of.filter(({ found }) => found).length,
    "not found": of.filter(({ found }) => !found).length,
  }));
  return [
    `${records} real records, ${queries.length} queries; p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
    "",
    plainTable(table),
    ...(missed.length === 0 ? [] : ["", "Not found:", ...missed]),
  ].join("\n");
}

type SearchPage = Awaited<ReturnType<typeof findAdvisories>>;

async function pageOf(store: Store, text: string, after?: string): Promise<SearchPage> {
  const from = after === undefined ? {} : { after };
  return await store.read(system, async (tx) => await findAdvisories(tx, { text, limit: 200, ...from }));
}

function holds({ items }: SearchPage, id: string): boolean {
  return items.some((one) => one.id === id);
}

async function realRecords(): Promise<readonly ImportRecord[]> {
  const records: ImportRecord[] = [];
  for await (const item of openFeed(feeds.map((feed) => join(data, `${feed}.jsonl.gz`))))
    records.push(...recordsOf(item));
  return records;
}

function inventedRecords(): readonly ImportRecord[] {
  return invented.flatMap(([id, title]) => {
    const text = JSON.stringify({
      id,
      modified: "2026-05-01T00:00:00Z",
      summary: title,
      details: title,
      affected: [],
    });
    const bytes = new TextEncoder().encode(text);
    return recordsOf(documentItem({ path: `${id}.json`, position: "", bytes }, text));
  });
}

async function importAll(store: Store, records: readonly ImportRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += batchSize)
    await importRecords(store, system, { batch: `batch-${at}`, records: records.slice(at, at + batchSize) });
  while ((await runFollowerOnce(store, searchWordsFollower)) > 0);
}

/** What a person who remembers something of a record types, a different kind for each. */
const kinds: readonly (readonly [string, (advisory: Advisory) => string | null])[] = [
  ["two words of a title", ({ title }) => longest(title, 2)?.join(" ") ?? null],
  [
    "parts of words",
    ({ title }) =>
      longest(title, 2)
        ?.map((word) => word.slice(1, -1))
        .join(" ") ?? null,
  ],
  ["capitals, full width", ({ title }) => longest(title, 2)?.map(fullWidth).join("　") ?? null],
  ["beginning of an id", ({ id }) => id.slice(0, -1)],
  ["alias", ({ aliases }) => aliases[0]?.toLowerCase() ?? null],
  ["package or product", ({ affected }) => affected[0]?.label ?? null],
  ["package URL", ({ affected }) => affected[0]?.product ?? null],
];

function queriesFrom(advisories: readonly Advisory[], seed: number): readonly SearchQuery[] {
  const next = random(seed);
  const queries: SearchQuery[] = [];
  while (queries.length < drawn) {
    const advisory = advisories[Math.floor(next() * advisories.length)];
    const [kind = "", make] = kinds[queries.length % kinds.length] ?? [];
    const typed = advisory === undefined ? null : (make?.(advisory) ?? null);
    if (typed !== null && typed.length <= 200 && advisory !== undefined)
      queries.push({ kind, typed, id: advisory.id });
  }
  return queries;
}

function longest(title: Advisory["title"], count: number): readonly string[] | null {
  const words = (Object.values(title)[0] ?? "").split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 5);
  const found = [...new Set(words)].toSorted((a, b) => b.length - a.length).slice(0, count);
  return found.length === count ? found : null;
}

function fullWidth(word: string): string {
  return Array.from(word.toUpperCase(), (letter) =>
    /[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
  ).join("");
}
