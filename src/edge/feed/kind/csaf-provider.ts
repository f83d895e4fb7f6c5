/** A CSAF provider: its metadata, the lists of its documents, and each changed document with its hash and signature, without which it is not read. */
import { readFile } from "node:fs/promises";
import type { ImportRecord } from "#core/format/import-record.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import { valueAt } from "#core/input/json-cursor.ts";
import { isAheadOf } from "#core/provenance/edition.ts";
import { FeedStopped, stopFinding } from "../limits.ts";
import { type FeedSession, noteChanges } from "../fetch/feed-session.ts";
import {
  changedDocuments,
  type CsafListing,
  type CsafProvider,
  type ListedDocument,
  readCsafProvider,
  rolieDocuments,
} from "./csaf-metadata.ts";
import { bytesOf, documentCheck } from "./csaf-document.ts";
import { readSome } from "./each-record.ts";
import { keysIn, type SigningKeys } from "./openpgp-signature.ts";

/** The documents that changed since the last fetch, each checked. */
export async function* readCsafFeed(session: FeedSession): AsyncGenerator<ImportRecord> {
  const provider = await providerOf(session);
  const keys = await signingKeys(session, provider);
  const documents = await listedDocuments(session, provider);
  const { pending = [] } = session.memory;
  const listed = new Map(documents.map((one) => [one.url, one]));
  const times = new Map(documents.map(({ url, at }) => [url, at]));
  const fresh = documents.length === 0 ? [] : await session.changedIn(times);
  const check = documentCheck(session, { provider, keys, listed });
  for await (const record of readSome(session, [...fresh, ...pending], { addressOf: (url) => url, check }))
    yield ownRecord(session, provider, record);
  for (const { at, url } of documents)
    if (isAheadOf(session.now(), at)) session.remark("time-ahead", `${url} ${at}`);
  noteChanges(
    session,
    documents.map(({ at }) => at),
  );
}

async function providerOf(session: FeedSession): Promise<CsafProvider> {
  const { url } = session.feed;
  const read = readJson(await textOf(session, url));
  const provider = read.ok ? readCsafProvider(read.value) : read;
  if (!provider.ok) throw new FeedStopped("format-unknown", `${url}: ${provider.findings[0]?.message ?? ""}`);
  return provider.value;
}

/** The text at an address. */
async function textOf(session: FeedSession, url: string): Promise<string> {
  const bytes = await bytesOf(session, url);
  const text = decodeText(bytes);
  if (!text.ok) throw new FeedStopped("format-unknown", `${url}: not UTF-8`);
  return text.value;
}

/** The provider's keys that count: those of the schedule, else those that were seen first. Others are remarked and sign nothing. */
async function signingKeys(session: FeedSession, { keys }: CsafProvider): Promise<SigningKeys> {
  const found = new Map<string, SigningKeys extends ReadonlyMap<string, infer K> ? K : never>();
  for (const { fingerprint, url } of keys) {
    const bytes = await bytesOf(session, url).catch((error: unknown) => {
      session.remark("incomplete", `${url}: ${stopFinding(error).message}`);
      return new Uint8Array();
    });
    const key = (await keysIn(bytes)).get(fingerprint);
    if (key !== undefined) found.set(fingerprint, key);
  }
  const named = session.feed.keys.length > 0 ? session.feed.keys : session.memory.keys;
  if (named === undefined) {
    if (found.size > 0) session.memory = { ...session.memory, keys: [...found.keys()] };
    return found;
  }
  const others = [...found.keys()].filter((one) => !named.includes(one));
  if (others.length > 0) session.remark("key-changed", others.join(", "), others.length);
  return new Map([...found].filter(([one]) => named.includes(one)));
}

/**
 * The documents of all lists; none where no list is another than it was and nothing is pending. Else every list is read: what changed is told by all of them
 * together, and where the hashes of what is pending lie by them alone.
 */
async function listedDocuments(
  session: FeedSession,
  { listings }: CsafProvider,
): Promise<readonly ListedDocument[]> {
  const { pending = [] } = session.memory;
  const how = pending.length > 0 ? "anew" : "compared";
  const found: (readonly ListedDocument[] | null)[] = [];
  for (const listing of listings) found.push(await documentsIn(session, listing, how));
  if (found.every((one) => one === null)) return [];
  const all: ListedDocument[] = [];
  for (const [at, listing] of listings.entries())
    all.push(...(found[at] ?? (await documentsIn(session, listing, "anew")) ?? []));
  return all;
}

async function documentsIn(
  session: FeedSession,
  { kind, url }: CsafListing,
  how: "compared" | "anew",
): Promise<readonly ListedDocument[] | null> {
  const list = await session.get(kind === "rolie" ? url : `${url}changes.csv`, how);
  if (list.status === "unchanged") return null;
  session.looked = true;
  try {
    const text = decodeText(await readFile(list.file));
    const found = text.ok ? listedIn(text.value, kind, url) : null;
    if (found === null) throw new FeedStopped("format-unknown", `${list.path}: not a list of documents`);
    return found;
  } finally {
    await list.drop();
  }
}

function listedIn(text: string, kind: CsafListing["kind"], url: string): readonly ListedDocument[] | null {
  if (kind === "folder") return changedDocuments(text, url);
  const read = readJson(text);
  return read.ok ? rolieDocuments(read.value) : null;
}

/** A provider speaks for its own documents: one that names another publisher is no record of this feed. */
function ownRecord(session: FeedSession, { namespace }: CsafProvider, record: ImportRecord): ImportRecord {
  if (record.kind !== "advisory") return record;
  const read = readJson(record.source);
  const held = valueAt(read.ok ? read.value : null, "document", "publisher", "namespace");
  const named = typeof held === "string" ? held.slice(0, 200) : "";
  if (isSameNamespace(named, namespace)) return record;
  session.remark("other-publisher", `${record.origin.path}: ${named}`);
  const message = `the document names the publisher ${named}, the feed is that of ${namespace}`;
  return {
    kind: "quarantined",
    origin: record.origin,
    findings: [{ at: "/document/publisher/namespace", code: "other-publisher", message }],
    bytes: new TextEncoder().encode(record.source).slice(0, 64 * 1024),
  };
}

/** A name space is an address, which some write with a slash at its end and some without. */
function isSameNamespace(a: string, b: string): boolean {
  const [one, two] = [a, b].map((written) => URL.parse(written)?.href.replace(/\/$/, "") ?? written);
  return one === two;
}
