/**
 * Evidence of sources: real feeds into a fresh room, again, then shrunk, aged, from the future, and withdrawn by a stranger. Counts, what is held back, and
 * whether what the room says is still the same. The changes are made here, document by document, on the variant in.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Actor } from "#core/actor.ts";
import { type ImportRecord, recordCount } from "#core/format/import-record.ts";
import { isObject } from "#core/input/json-cursor.ts";
import { documentItem, type FeedItem } from "#edge/feed/feed-item.ts";
import { openFeed } from "#edge/feed/feed.ts";
import { recordsOf } from "#edge/feed/import-records.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { withDatabase } from "../bench/database.ts";
import { plainTable } from "./table.ts";

const data = resolve(import.meta.dirname, "../../../shared/data");
const stranger: Actor = { role: "analyst", id: "stranger" };
const feeds = [
  "osv/PyPI.jsonl.gz",
  "osv/crates.io.jsonl.gz",
  "cve/cve5-1999-2018.jsonl.gz",
  "csaf/cisa-advisories.jsonl.gz",
  "kev/known_exploited_vulnerabilities.json",
];

type Document = Record<string, unknown>;
/** How an import differs from the real one; what is changed is a document's own copy. */
type ImportVariant = {
  readonly name: string;
  readonly actor: Actor;
  readonly change: (document: Document, at: number) => Document | null;
};

const latest = new Date().toISOString();
const variants: readonly ImportVariant[] = [
  { name: "as published", actor: system, change: (document) => document },
  { name: "again", actor: system, change: (document) => document },
  { name: "shrunk to a tenth", actor: system, change: shrunk },
  { name: "aged", actor: system, change: (document) => dated(document, "2001-01-01T00:00:00Z", "[aged] ") },
  {
    name: "from 2099",
    actor: system,
    change: (document) => dated(document, "2099-01-01T00:00:00Z", "[2099] "),
  },
  { name: "withdrawn by a stranger", actor: stranger, change: (document) => withdrawn(document) },
  { name: "withdrawn by the room", actor: system, change: (document) => withdrawn(document) },
  { name: "as published, at last", actor: system, change: (document) => document },
];

function shrunk(document: Document, at: number): Document | null {
  const entries = document["vulnerabilities"];
  if (document["catalogVersion"] === undefined || !Array.isArray(entries))
    return at % 10 === 0 ? document : null;
  const kept = entries.slice(0, Math.ceil(entries.length / 10));
  return { ...document, dateReleased: latest, count: kept.length, vulnerabilities: kept };
}

/** The document with another time of its own, and other words, so that it is another content. */
function dated(document: Document, time: string, words: string): Document {
  if (document["catalogVersion"] !== undefined) return { ...document, dateReleased: time, title: words };
  if (isObject(document["cveMetadata"]))
    return { ...document, x_words: words, cveMetadata: { ...document["cveMetadata"], dateUpdated: time } };
  if (isObject(document["document"]) && isObject(document["document"]["tracking"])) {
    const tracking = { ...document["document"]["tracking"], current_release_date: time };
    return { ...document, document: { ...document["document"], title: words, tracking } };
  }
  return { ...document, modified: time, summary: words };
}

function withdrawn(document: Document): Document | null {
  if (isObject(document["cveMetadata"]))
    return {
      ...document,
      cveMetadata: {
        ...document["cveMetadata"],
        state: "REJECTED",
        dateUpdated: latest,
        dateRejected: latest,
      },
    };
  if (typeof document["id"] !== "string") return null;
  return { ...document, modified: latest, withdrawn: latest };
}

async function* itemsOf(paths: readonly string[], { change }: ImportVariant): AsyncGenerator<FeedItem> {
  let at = 0;
  for await (const item of openFeed(paths)) {
    if (item.kind !== "document") {
      if (item.kind === "problem") yield item;
      continue;
    }
    const parsed = JSON.parse(item.text) as Document;
    const inner = isObject(parsed["record"]) ? (parsed["record"] as Document) : parsed;
    const changed = change(inner, (at += 1));
    if (changed === null) continue;
    const text = changed === inner ? item.text : JSON.stringify(changed);
    yield changed === inner ? item : documentItem({ ...item, bytes: Buffer.from(text) }, text);
  }
}

type ImportLine = Readonly<Record<string, string | number>>;

async function importVariant(
  store: Store,
  paths: readonly string[],
  variant: ImportVariant,
): Promise<ImportLine> {
  const sum = { read: 0, new: 0, changed: 0, unchanged: 0, quarantined: 0, held: 0 };
  const before = await state(store);
  const began = performance.now();
  let records: ImportRecord[] = [];
  let held = 0;
  const flush = async (): Promise<void> => {
    const { counts } = await importRecords(store, variant.actor, {
      batch: `evidence ${variant.name}`,
      records,
    });
    for (const one of Object.values(counts))
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += one[name] ?? 0;
    records = [];
    held = 0;
  };
  for await (const item of itemsOf(paths, variant))
    for (const record of recordsOf(item)) {
      records.push(record);
      held += recordCount(record);
      if (held >= 1000 && record.kind !== "exploited") await flush();
    }
  await flush();
  const seconds = (performance.now() - began) / 1000;
  const after = await state(store);
  const { waiting, ...rest } = after;
  const isSame = JSON.stringify({ ...before, waiting: "" }) === JSON.stringify({ ...rest, waiting: "" });
  return {
    import: variant.name,
    ...sum,
    seconds: seconds.toFixed(1),
    ...says(rest),
    "the same": isSame ? "yes" : "no",
    waiting,
  };
}

type State = {
  readonly digest: string;
  readonly standing: number;
  readonly listed: number;
  readonly waiting: string;
};

/** What the room says now: a digest of every current content, how many records stand, how many CVEs are listed, what waits and why. */
async function state(store: Store): Promise<State> {
  return await store.read(system, async (tx) => {
    const said = await tx.first<{ digest: string; standing: number; listed: number }>(sql`
      select md5(coalesce(string_agg(key || content || coalesce(withdrawn::text, ''), ',' order by key), '')) as digest,
        count(*) filter (where withdrawn is null)::integer as standing,
        (select count(*)::integer from exploited where delisted_at is null) as listed from advisory`);
    const waiting = await tx.rows<{ reason: string; count: number }>(sql`
      select reason, count(*)::integer as count from feed_change where state = 'held' group by reason order by reason`);
    const words = waiting.map(({ reason, count }) => `${reason} ${count}`).join(", ");
    return {
      digest: said?.digest ?? "",
      standing: said?.standing ?? 0,
      listed: said?.listed ?? 0,
      waiting: words,
    };
  });
}

function says({ standing, listed }: Pick<State, "standing" | "listed">): ImportLine {
  return { standing, listed };
}

/** The section as text: a row an import. */
export async function sourceEvidence(): Promise<string> {
  if (!existsSync(data)) return "The shared data is not at ../shared/data.";
  const paths = feeds.map((name) => join(data, name));
  return await withDatabase(async ({ store }) => {
    const rows: ImportLine[] = [];
    for (const variant of variants) rows.push(await importVariant(store, paths, variant));
    return [
      "The same feeds, one import after the other; the changes are made on the variant in",
      "",
      plainTable(rows),
    ].join("\n");
  });
}
