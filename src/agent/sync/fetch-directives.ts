/**
 * The directives of an index, brought home. An id and a revision stand for one content for ever: what was believed once under them is bound by its digest,
 * and another content under the same is an alarm, not an update. Nothing is replaced then; the content that is known here stays in force.
 */
import { hash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import { readFileIfExists, readJsonFile, renameDurably, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { download, isDownloaded } from "#agent/sync/download.ts";
import type { Retained } from "#agent/sync/retained-directives.ts";
import { directiveOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { member, textMember } from "#core/input/json.ts";
import { payloadBytes, verifiedPayload } from "#publication/sealed-json.ts";
import type { Transport } from "#publication/transport.ts";
import { openDirective } from "#publication/verified-files.ts";
import type { AcceptedIndex } from "#publication/verified-index.ts";

/** What directives are fetched from, and the state of before. */
type DirectiveFetch = {
  readonly accepted: AcceptedIndex;
  readonly held: readonly IndexFile[];
  readonly transport: Transport;
  readonly before: SyncState | null;
};

/** What came of it: the files that came now, and what is kept in place of those that would have been exchanged. */
export type FetchedDirectives = {
  readonly fetched: readonly IndexFile[];
  readonly exchanged: readonly IndexFile[];
  readonly kept: Retained;
};

/** sha256 (hex) of what was signed, by path; the envelope may change when it is signed anew. */
type BoundDigests = Map<string, string>;

const bindingForm = "bongsu.directive-digests/1";

/** Brings and checks every directive of an index; the binding of what is new is durable before anything of it is used. */
export async function fetchDirectives(home: Home, fetching: DirectiveFetch): Promise<FetchedDirectives> {
  const bound = await readBoundDigests(home);
  const stored = bound.size;
  await bindFilesHere(home, fetching.before, bound);
  const [fetched, exchanged]: [IndexFile[], IndexFile[]] = [[], []];
  for (const file of fetching.held.filter(({ kind }) => kind === "directive")) {
    const outcome = await bring(home, file, { ...fetching, bound });
    if (outcome === "fetched") fetched.push(file);
    if (outcome === "exchanged") exchanged.push(file);
  }
  await rm(home.incoming, { recursive: true, force: true });
  if (bound.size > stored)
    await writeJson(home.boundDirectives, { type: bindingForm, digests: Object.fromEntries(bound) });
  const kept = await Promise.all(exchanged.map(async (file) => await keptInPlace(home, file, bound)));
  return {
    fetched,
    exchanged,
    kept: { files: kept.flatMap(({ files }) => files), gaps: kept.flatMap(({ gaps }) => gaps) },
  };
}

/** What was bound before; nothing in the folder of an older program. */
async function readBoundDigests(home: Home): Promise<BoundDigests> {
  const read = await readJsonFile(home.boundDirectives);
  const stored = read.ok ? read.value : undefined;
  const digests = stored === null ? {} : member(stored, "digests");
  if (typeof digests !== "object" || digests === null)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.unreadable", { path: home.boundDirectives }));
  return new Map(Object.entries(digests).filter(([, digest]) => isText(digest)));
}

/** Binds the files of a state that an older program wrote, as far as they are whole. */
async function bindFilesHere(home: Home, before: SyncState | null, bound: BoundDigests): Promise<void> {
  for (const { kind, path, sha256 } of before?.files ?? []) {
    if (kind !== "directive" || bound.has(path)) continue;
    const bytes = await readFileIfExists(join(home.dir, ...path.split("/")));
    if (bytes !== null && hash("sha256", bytes) === sha256) bound.set(path, payloadDigest(bytes));
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function payloadDigest(bytes: Uint8Array): string {
  return hash("sha256", payloadBytes(bytes) ?? bytes);
}

type DirectiveSource = Pick<DirectiveFetch, "accepted" | "transport"> & { readonly bound: BoundDigests };

/** Brings one directive; what is known already is looked at beside the file at home, and takes its place only with the same content. */
async function bring(
  home: Home,
  file: IndexFile,
  { accepted, transport, bound }: DirectiveSource,
): Promise<"fetched" | "there" | "exchanged"> {
  const { path } = file;
  const known = bound.get(path);
  const there = await isDownloaded(file, home.dir);
  const folder = there || known === undefined ? home.dir : home.incoming;
  if (!there) await download(transport, file, folder);
  const arrived = join(folder, ...path.split("/"));
  const bytes = (await readFileIfExists(arrived)) ?? new Uint8Array();
  await openDirective(accepted, path, bytes);
  if (known !== undefined && known !== payloadDigest(bytes)) return "exchanged";
  bound.set(path, payloadDigest(bytes));
  const place = join(home.dir, ...path.split("/"));
  if (arrived !== place) {
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await renameDurably(arrived, place);
  }
  return there ? "there" : "fetched";
}

/** What is kept of a directive that would have been exchanged: its own file with its packs, where it is still whole, and the gap that says so. */
async function keptInPlace(home: Home, { path, kind }: IndexFile, bound: BoundDigests): Promise<Retained> {
  const { id: directive, revision } = directiveOfPath(path) ?? { id: path, revision: 0 };
  const gaps = [{ directive, revision, reason: "exchanged", words: [] } as const];
  const bytes = await readFileIfExists(join(home.dir, ...path.split("/")));
  if (bytes === null || payloadDigest(bytes) !== bound.get(path)) return { files: [], gaps };
  const own = { path, kind, sha256: hash("sha256", bytes), bytes: bytes.length };
  return { files: [own, ...(await packsOf(home, bytes))], gaps };
}

/** The packs that a directive names, as they lie here. */
async function packsOf(home: Home, directive: Uint8Array): Promise<readonly IndexFile[]> {
  const pack = member(verifiedPayload(directive), "pack");
  const named = [
    { kind: "pack", sha256: textMember(pack, "sha256") },
    { kind: "details", sha256: textMember(pack, "details") },
  ] as const;
  const found = await Promise.all(
    named.map(async ({ kind, sha256 }) => {
      const path = `packs/${sha256}.${kind}`;
      const bytes = sha256 === null ? null : await readFileIfExists(join(home.dir, ...path.split("/")));
      return bytes === null || sha256 === null ? [] : [{ path, kind, sha256, bytes: bytes.length }];
    }),
  );
  return found.flat();
}
