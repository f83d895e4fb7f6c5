/**
 * Whether what a browser gets from a room is what the room's log says: the page and every file of its list are fetched and compared, the list's signature is checked, and its
 * place in the log. Runs in a browser as well; nothing of what comes is executed.
 */
import { statementEntry } from "#core/log/entry.ts";
import { logProofText, readLogProof, verifyLogProof } from "#core/log/proof.ts";
import { inclusionProof } from "#core/log/tile.ts";
import {
  manifestBytes,
  manifestSigners,
  type PageBundle,
  pageBundlePath,
  readPageBundle,
} from "#core/page/page-manifest.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { verifierOf } from "#core/seal/index.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { RoomKey } from "#core/document/room-keys.ts";
import { acceptedCheckpoint, type LogSource } from "#publication/checked-log.ts";
import { publishedTree } from "#publication/log-tree.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

const [largestFile, mostBytes, largestBundle] = [16 * 1024 * 1024, 256 * 1024 * 1024, 1024 * 1024];

/** A page as it came, and under which address (a path); every page of a room is the one that its list names. */
export type FetchedPage = { readonly at: string; readonly bytes: Uint8Array; readonly policy: string };

type PageSource = {
  /** The files below the room's root. */
  readonly transport: Transport;
  readonly pages: readonly FetchedPage[];
  /** The room's keys that are believed, and the name under which its log states things: its address. */
  readonly keys: readonly RoomKey[];
  /** The room's log, given where it lies (`log`, `log/2`). */
  readonly log: (folder: string) => LogSource;
};

/** What was found good. */
export type VerifiedPage = {
  readonly bundle: PageBundle;
  readonly files: number;
  readonly signers: readonly string[];
  readonly index: number;
  readonly size: number;
  readonly origin: string;
  readonly witnesses: readonly string[];
};

/** The list of a room's pages as it serves it. Throws a refusal where it has none, or one that is not read. */
export async function fetchPageBundle(transport: Transport): Promise<PageBundle> {
  const bytes = await readLimitedFile(transport, pageBundlePath, largestBundle);
  const json = bytes === null ? null : readJsonBytes(bytes);
  const bundle = json?.ok === true ? readPageBundle(json.value) : null;
  if (bundle?.ok === true) return bundle.value;
  throw new PublicationRefusal(
    "file-missing",
    `There is no readable ${pageBundlePath}: the room lists no pages.`,
  );
}

/** Judges a page; the findings say everything that is not as it was logged. */
export async function verifyPage(bundle: PageBundle, source: PageSource): Promise<Parsed<VerifiedPage>> {
  const wrong: Finding[] = [];
  for (const page of source.pages) wrong.push(...(await wrongPage(bundle, page)));
  wrong.push(...(await wrongFiles(bundle, source.transport)));
  const signed = await manifestSigners(bundle, verifierFor(source.keys, bundle.manifest.drill));
  if (!signed.ok) wrong.push(...signed.findings);
  const logged = await loggedAt(bundle, source);
  if (!logged.ok) wrong.push(...logged.findings);
  if (wrong.length > 0 || !signed.ok || !logged.ok) return { ok: false, findings: wrong };
  const files = Object.keys(bundle.manifest.files).length;
  return parsed({ bundle, files, signers: signed.value, ...logged.value });
}

function verifierFor(keys: readonly RoomKey[], drill: boolean) {
  const good = keys.filter((key) => key.drill === drill);
  const spkis = good.map((key) => [key.keyid, fromBase64(key.publicKey) ?? new Uint8Array()] as const);
  const purposeOf = (keyid: string) => good.find((key) => key.keyid === keyid)?.purpose;
  return verifierOf(new Map(spkis), {
    contextOf: (keyid) => {
      const purpose = purposeOf(keyid);
      return purpose === undefined ? undefined : contextOfUse({ purpose, drill });
    },
  });
}

async function wrongPage({ manifest }: PageBundle, { at, bytes, policy }: FetchedPage): Promise<Finding[]> {
  const wrong: Finding[] = [];
  if ((await sha256Hex(bytes)) !== manifest.files[manifest.default_index])
    wrong.push({
      at,
      code: "page-other",
      message: "The page is another than the one that is listed.",
    });
  if (policy !== manifest.default_csp)
    wrong.push({
      at,
      code: "page-policy",
      message: "The page came with another content security policy than the listed one.",
    });
  return wrong;
}

async function wrongFiles({ manifest }: PageBundle, transport: Transport): Promise<Finding[]> {
  const wrong: Finding[] = [];
  let read = 0;
  for (const [path, digest] of Object.entries(manifest.files)) {
    if (path === manifest.default_index) continue;
    const bytes = await readLimitedFile(transport, path.slice(1), largestFile);
    read += bytes?.length ?? 0;
    if (read > mostBytes)
      return [...wrong, { at: path, code: "page-large", message: "The pages are too large." }];
    if (bytes === null)
      wrong.push({ at: path, code: "page-missing", message: `${path} is listed and not there.` });
    else if ((await sha256Hex(bytes)) !== digest)
      wrong.push({
        at: path,
        code: "page-file-other",
        message: `${path} is another than the one that is listed.`,
      });
  }
  return wrong;
}

async function loggedAt(
  { manifest, log }: PageBundle,
  source: PageSource,
): Promise<Parsed<Pick<VerifiedPage, "index" | "size" | "origin" | "witnesses">>> {
  if (log === undefined)
    return failed("", "page-unlogged", "The list of pages is not in the room's log yet.");
  const of = source.log(log.folder);
  const accepted = await acceptedCheckpoint(of);
  if (!accepted.ok) return accepted;
  const { size, origin } = accepted.value.checkpoint;
  const path =
    log.index < size ? await inclusionProof(publishedTree(of.transport, size, of.hash), log.index) : null;
  if (path === null) return failed("", "page-unlogged", "The list of pages is not in the room's log yet.");
  const { drill, name: room } = manifest;
  const sha256 = await sha256Hex(manifestBytes(manifest));
  const entry = statementEntry({ what: "pages", room, drill, sha256 });
  const proof = readLogProof(
    logProofText({ extra: null, index: log.index, path, checkpoint: accepted.value.text }),
  );
  const shown = proof.ok ? await verifyLogProof(proof.value, entry, of.policy) : proof;
  if (!shown.ok) return shown;
  return parsed({ index: log.index, size, origin, witnesses: shown.value.witnesses });
}
