/**
 * A room's public pages, judged by somebody who holds pins: which keys sign its lists, and who must have seen its log. Runs where nothing but `fetch` is, and gives one of
 * three verdicts. What is not known never makes a verdict better: without pins, without a witness, or without an answer it cannot be told.
 */
import { readRoomKeys } from "#core/document/room-keys.ts";
import { readJsonBytes } from "#core/input/json.ts";
import type { HashFunction } from "#core/log/tile.ts";
import { readLogPolicy } from "#core/log/policy.ts";
import type { Finding } from "#core/problem.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { ownLogPolicy } from "#publication/page/own-log-policy.ts";
import {
  type FetchedPage,
  fetchPageBundle,
  type VerifiedPage,
  verifyPage,
} from "#publication/page/verified-page.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

/** What somebody holds of a room from elsewhere. */
export type PagePins = {
  /** The room's address, without the page. */
  readonly room: string;
  /** The ids of the keys by which its lists are believed; none: whichever the room shows. */
  readonly keyids: readonly string[];
  /** A c2sp.org/tlog-policy; empty: the log's own keys, as the room shows them. */
  readonly policy: string;
};

/** What a browser needs. */
type BrowserFunctions = { readonly fetch: typeof globalThis.fetch; readonly hash: HashFunction };

/** A verdict, why it is not better, and what was found where it could be judged. */
export type PageVerdict = {
  readonly verdict: "match" | "differs" | "unknown";
  readonly findings: readonly Finding[];
  readonly verified: VerifiedPage | null;
};

/** The pages whose promise is that nothing leaves the tab. */
const judgedPages = ["check", "report"] as const;
const [largestPage, largestKeys] = [4 * 1024 * 1024, 1024 * 1024];

/** What is another than what was listed, signed or logged. Everything else is a thing that is missing. */
const contradictions: ReadonlySet<string> = new Set([
  "page-other",
  "page-policy",
  "page-file-other",
  "page-missing",
  "page-signature",
  "checkpoint-signature",
  "checkpoint-unsigned",
  "log-unknown",
  "log-not-included",
]);

/** Fetches `/check`, `/report`, everything that the room's list names, the log's head and a proof, and judges them. Whatever goes wrong on the way, it could not be told. */
export async function judgePinnedPages(pins: PagePins, around: BrowserFunctions): Promise<PageVerdict> {
  try {
    return await judged(pins, around);
  } catch (error) {
    const why = error instanceof PublicationRefusal ? error.message : String(error);
    return unknown([missing("page-unfetched", why)]);
  }
}

async function judged(pins: PagePins, { fetch: fetching, hash }: BrowserFunctions): Promise<PageVerdict> {
  const fetch: typeof fetching = async (url, init) => await fetching(url, { ...init, ...asAStranger });
  const root = `${pins.room.replace(/\/+$/, "")}/`;
  const transport = httpTransport(root, fetch);
  const pages: FetchedPage[] = [];
  for (const path of judgedPages) pages.push(await fetchedPage(root, path, fetch));
  const bundle = await fetchPageBundle(transport);
  const folder = bundle.log?.folder ?? "log";
  const keys = await shownKeys(transport);
  const text = pins.policy.trim() === "" ? await ownLogPolicy(transport, folder) : `${pins.policy.trim()}\n`;
  const policy = await readLogPolicy(text);
  if (!keys.ok) return unknown([missing("keys-unread", "The room's keys cannot be read.")]);
  if (!policy.ok) return unknown([missing("policy-unread", "The policy cannot be read.")]);
  const believed = keys.value.filter(({ keyid }) => pins.keyids.length === 0 || pins.keyids.includes(keyid));
  const log = (name: string) => ({
    transport: httpTransport(`${root}pub/${name}/`, fetch),
    policy: policy.value,
    hash,
  });
  const verified = await verifyPage(bundle, { transport, pages, keys: believed, log });
  if (!verified.ok) return notAsLogged(verified.findings, pages);
  const open = unsettled(verified.value, pins);
  return { verdict: open.length === 0 ? "match" : "unknown", findings: open, verified: verified.value };
}

/** As somebody of whom the room knows nothing: no cookie, no copy that lies here, no other place. */
const asAStranger = {
  cache: "no-store",
  credentials: "omit",
  redirect: "error",
  referrerPolicy: "no-referrer",
} as const;

async function fetchedPage(root: string, path: string, fetch: typeof globalThis.fetch): Promise<FetchedPage> {
  let policy = "";
  const reading = httpTransport(root, async (url) => {
    const response = await fetch(url, { headers: { accept: "text/html" } });
    policy = response.headers.get("content-security-policy") ?? "";
    return response;
  });
  const bytes = await readLimitedFile(reading, path, largestPage);
  if (bytes === null) throw new PublicationRefusal("file-missing", `There is no page /${path}.`);
  return { at: `/${path}`, bytes, policy };
}

async function shownKeys(transport: Transport): ReturnType<typeof readRoomKeys> {
  const json = readJsonBytes(
    (await readLimitedFile(transport, "pub/keys.json", largestKeys)) ?? new Uint8Array(),
  );
  return json.ok ? await readRoomKeys(json.value) : json;
}

function notAsLogged(found: readonly Finding[], pages: readonly FetchedPage[]): PageVerdict {
  const findings = found.map((finding) => {
    const hidden = pages.some(({ at, policy }) => at === finding.at && policy === "");
    return finding.code === "page-policy" && hidden ? { ...finding, code: "page-policy-hidden" } : finding;
  });
  const differs = findings.some(({ code }) => contradictions.has(code));
  return { verdict: differs ? "differs" : "unknown", findings, verified: null };
}

/** What keeps pages that are as they were listed from being called logged. */
function unsettled(
  { bundle, witnesses }: VerifiedPage,
  { room, keyids, policy }: PagePins,
): readonly Finding[] {
  const open: Finding[] = [];
  if (keyids.length === 0) open.push(missing("keys-unpinned", "No key was given."));
  if (policy.trim() === "") open.push(missing("policy-unpinned", "No policy was given."));
  if (witnesses.length === 0) open.push(missing("witness-none", "No witness has seen the log."));
  if (bundle.manifest.name.replace(/\/+$/, "") !== room.replace(/\/+$/, ""))
    open.push({ ...missing("room-other", "The list is of another address."), at: bundle.manifest.name });
  return open;
}

function missing(code: string, message: string): Finding {
  return { at: "", code, message };
}

function unknown(findings: readonly Finding[]): PageVerdict {
  return { verdict: "unknown", findings, verified: null };
}
