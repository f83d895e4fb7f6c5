/** A CSAF provider's metadata (CSAF 7.1.7 and 7.1.8): who publishes, where its documents are listed, which keys sign them. Read for that alone. */
import { isObject, valueAt } from "#core/input/json-cursor.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** A list of documents: a ROLIE feed, or a folder with `changes.csv`. */
export type CsafListing = { readonly kind: "rolie" | "folder"; readonly url: string };

/** What the metadata says. */
export type CsafProvider = {
  readonly namespace: string;
  /** A trusted provider signs every document (7.2.3). */
  readonly trusted: boolean;
  readonly listings: readonly CsafListing[];
  readonly keys: readonly { readonly fingerprint: string; readonly url: string }[];
};

const open: ReadonlySet<string> = new Set(["WHITE", "CLEAR", "UNLABELED"]);
const mostListings = 100;
const mostKeys = 20;

/** Reads the metadata. Of each distribution the ROLIE feeds that everybody may read are taken, else its folder. */
export function readCsafProvider(document: unknown): Parsed<CsafProvider> {
  const namespace = valueAt(document, "publisher", "namespace");
  if (typeof namespace !== "string" || typeof valueAt(document, "metadata_version") !== "string")
    return failed(
      "",
      "format-unknown",
      "expected a CSAF provider's metadata, with publisher and metadata_version",
    );
  const listings = listOf(valueAt(document, "distributions")).flatMap(listingsOf).slice(0, mostListings);
  if (listings.length === 0)
    return failed("/distributions", "empty", "expected a ROLIE feed for everybody, or a folder of documents");
  const keys = listOf(valueAt(document, "public_openpgp_keys")).flatMap(keyOf).slice(0, mostKeys);
  return parsed({
    namespace,
    trusted: valueAt(document, "role") === "csaf_trusted_provider",
    listings,
    keys,
  });
}

function listingsOf(distribution: unknown): readonly CsafListing[] {
  const feeds = listOf(valueAt(distribution, "rolie", "feeds")).flatMap((feed): readonly CsafListing[] => {
    const [label, url] = [valueAt(feed, "tlp_label"), valueAt(feed, "url")];
    return typeof url === "string" && typeof label === "string" && open.has(label)
      ? [{ kind: "rolie", url }]
      : [];
  });
  const folder = valueAt(distribution, "directory_url");
  if (feeds.length > 0 || typeof folder !== "string") return feeds;
  return [{ kind: "folder", url: folder.endsWith("/") ? folder : `${folder}/` }];
}

function keyOf(key: unknown): CsafProvider["keys"] {
  const [fingerprint, url] = [valueAt(key, "fingerprint"), valueAt(key, "url")];
  return typeof fingerprint === "string" && typeof url === "string"
    ? [{ fingerprint: fingerprint.replaceAll(/\s/g, "").toLowerCase(), url }]
    : [];
}

/** A document that a listing names: its address, when it was changed, where its signature is, and where its hashes, if the listing names any. */
export type ListedDocument = {
  readonly url: string;
  readonly at: string;
  readonly hashes: readonly string[];
  readonly signature: string;
};

/** The documents of a ROLIE feed (RFC 8322). */
export function rolieDocuments(document: unknown): readonly ListedDocument[] | null {
  const entries = valueAt(document, "feed", "entry");
  return Array.isArray(entries) ? (entries as readonly unknown[]).flatMap(rolieDocument) : null;
}

function rolieDocument(entry: unknown): readonly ListedDocument[] {
  const links = listOf(valueAt(entry, "link"));
  const named = (rel: string): readonly string[] =>
    links.flatMap((link) => {
      const href = valueAt(link, "href");
      return valueAt(link, "rel") === rel && typeof href === "string" ? [href] : [];
    });
  const at = valueAt(entry, "updated");
  const source = valueAt(entry, "content", "src");
  const url = typeof source === "string" ? source : named("self")[0];
  if (url === undefined || typeof at !== "string" || Number.isNaN(Date.parse(at))) return [];
  return [
    {
      url,
      at: new Date(at).toISOString(),
      hashes: named("hash"),
      signature: named("signature")[0] ?? `${url}.asc`,
    },
  ];
}

/** The documents of a `changes.csv` of a folder. Paths that begin above the folder of the year, as some write them, count from there. */
export function changedDocuments(text: string, folder: string): readonly ListedDocument[] | null {
  const found: ListedDocument[] = [];
  for (const row of text.split(/\r?\n/)) {
    if (row === "") continue;
    const [, path = "", at = ""] = /^"?([^",]{1,300}\.json)"?,"?([^",]{10,40})"?$/.exec(row) ?? [];
    if (path === "" || Number.isNaN(Date.parse(at))) return null;
    const way = /(?:^|\/)(\d{4}\/[^/]+)$/.exec(path)?.[1] ?? path;
    const url = URL.parse(way, folder)?.href;
    if (url === undefined || !url.startsWith(folder)) return null;
    found.push({ url, at: new Date(at).toISOString(), hashes: [], signature: `${url}.asc` });
  }
  return found;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return isObject(value) ? [value] : [];
}
