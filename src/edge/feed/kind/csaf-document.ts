/** The hash and the signature of one CSAF document. Where there is one it must be good; where a provider promises one, or a list names it, it must be there. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FeedSession } from "../fetch/feed-session.ts";
import { isGone } from "../fetch/fetch-file.ts";
import { stopFinding } from "../limits.ts";
import type { CsafProvider, ListedDocument } from "./csaf-metadata.ts";
import type { DocumentCheck } from "./each-record.ts";
import { signatureProblem, type SigningKeys } from "./openpgp-signature.ts";

/** What a document is checked by. */
type CheckedBy = {
  readonly provider: CsafProvider;
  readonly keys: SigningKeys;
  readonly listed: ReadonlyMap<string, ListedDocument>;
};

/** The check of a provider's documents. */
export function documentCheck(session: FeedSession, by: CheckedBy): DocumentCheck {
  return async (address, { file }) => {
    try {
      return await isGood(session, { address, document: await readFile(file), by });
    } catch (error) {
      session.remark("incomplete", `${address}: ${stopFinding(error).message}`);
      return false;
    }
  };
}

type CheckedDocument = { readonly address: string; readonly document: Uint8Array; readonly by: CheckedBy };

async function isGood(session: FeedSession, { address, document, by }: CheckedDocument): Promise<boolean> {
  const place = by.listed.get(address);
  const named = place?.hashes ?? [];
  for (const url of named.length > 0 ? named : [`${address}.sha512`, `${address}.sha256`]) {
    const stated = await besideOf(session, url);
    const fits = stated === null ? named.length === 0 : isHashOf(document, url, stated);
    if (fits) continue;
    session.remark(stated === null ? "incomplete" : "hash-differs", url);
    return false;
  }
  const signature = await besideOf(session, place?.signature ?? `${address}.asc`);
  if (signature === null) {
    if (!isSigned(session, by)) return true;
    session.remark("signature-missing", address);
    return false;
  }
  if (!isSigned(session, by)) return true;
  const problem = await signatureProblem({ document, signature, now: session.now() }, by.keys);
  if (problem !== null) session.remark("signature-bad", `${address}: ${problem}`);
  return problem === null;
}

/** Whether this provider signs: it says so, it names keys, or keys of it are known. Whoever takes its signatures away changes nothing of that. */
function isSigned({ feed, memory }: FeedSession, { provider, keys }: CheckedBy): boolean {
  const known = feed.keys.length + (memory.keys ?? []).length + keys.size;
  return provider.trusted || provider.keys.length > 0 || known > 0;
}

/** The bytes at an address beside a document; `null` where the server says that there are none. Anything else stops the fetch of the document. */
async function besideOf(session: FeedSession, url: string): Promise<Uint8Array | null> {
  try {
    return await bytesOf(session, url);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** The bytes at an address, fetched again each time: what they say decides what is believed. */
export async function bytesOf(session: FeedSession, url: string): Promise<Uint8Array> {
  const found = await session.get(url, "once");
  if (found.status === "unchanged") return new Uint8Array();
  try {
    return await readFile(found.file);
  } finally {
    await found.drop();
  }
}

function isHashOf(document: Uint8Array, url: string, stated: Uint8Array): boolean {
  const algorithm = url.endsWith(".sha512") ? "sha512" : "sha256";
  const text = new TextDecoder().decode(stated.subarray(0, 1000));
  const named = /^\s*([0-9a-f]+)\b/i.exec(text)?.[1]?.toLowerCase() ?? "";
  return createHash(algorithm).update(document).digest("hex") === named;
}
