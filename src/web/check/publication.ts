/**
 * What a room published, brought into the tab and believed only where it is signed, by the same steps as an agent takes (`publication/`).
 * Only GETs without a query, before any file is chosen; nothing is kept on disk.
 */
import { href } from "#web/room/room-address.ts";
import type { PackCompleteness } from "#core/completeness.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { type DirectiveGap, unreadGap } from "#core/document/directive-gap.ts";
import { newestOf, readDirective } from "#core/document/directive-form.ts";
import type { IndexFile, PubIndex } from "#core/document/pub-index.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";
import { keysByUse } from "#core/document/room-keys.ts";
import { readKeys, type TrustedKeys } from "#publication/trusted-keys.ts";
import { checkFile, largestDocument, openDirective } from "#publication/verified-files.ts";
import { type AcceptedIndex, acceptIndex, openIndex } from "#publication/verified-index.ts";
import { fittingEcosystems, newestDirectives } from "#publication/wanted-files.ts";
import { RoomError, lostConnection } from "#web/room/room-error.ts";

/** A directive in force with the bytes of its pack. */
type PublishedPack = {
  readonly directive: DirectiveDocument;
  readonly sha256: string;
  readonly pack: Uint8Array;
  readonly details: Uint8Array;
};

/** The pack of all advisories on an ecosystem. */
type PublishedEcosystem = {
  readonly ecosystem: string;
  readonly advisories: number;
  /** What is stated of its completeness, if anything. */
  readonly complete: PackCompleteness | null;
  readonly pack: Uint8Array;
  readonly details: Uint8Array;
};

/** What the tab holds of a room: enough to compare without the network. */
export type Publication = {
  readonly index: PubIndex;
  /** Ids of the keys whose signatures on the index are good: the fingerprints to show. */
  readonly keyids: readonly string[];
  /** Directives in force that have a pack, by id. */
  readonly packs: readonly PublishedPack[];
  /** Directives that this page cannot read: unknown, beside the others. */
  readonly gaps: readonly DirectiveGap[];
  /** Every ecosystem of the index, by name, but for those named in `left`, which are too large for a tab. */
  readonly ecosystems: readonly PublishedEcosystem[];
  readonly left: readonly string[];
};

/** Told how many of how many files have come. */
type Progress = (done: number, of: number) => void;

const limits = {
  index: 32 * 2 ** 20,
  keys: 64 * 2 ** 10,
  packs: 256 * 2 ** 20,
  ecosystems: 128 * 2 ** 20,
};
const atOnce = 6;

/** Loads the publication of this origin; `null` when it has none. Throws `RoomError` for what cannot be reached or believed. */
export async function loadPublication(signal: AbortSignal, progress: Progress): Promise<Publication | null> {
  const transport = httpTransport(
    new URL(href("/pub/"), globalThis.location.href).href,
    async (input, init) => await fetch(input, quietly(signal, init)),
  );
  try {
    return await load({ transport, progress });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PublicationRefusal ? roomErrorOf(error) : error;
  }
}

function quietly(signal: AbortSignal, init: RequestInit = {}): RequestInit {
  const signals = init.signal ? [signal, init.signal] : [signal];
  return { ...init, credentials: "omit", signal: AbortSignal.any(signals) };
}

/** What a person is told: that the room is away, that a file is too large, or that it is not believed. */
function roomErrorOf(refusal: PublicationRefusal): RoomError {
  const { reason, message } = refusal;
  if (reason === "unreachable") return lostConnection(refusal);
  if (reason === "unavailable") return new RoomError("unavailable", message);
  return new RoomError(reason === "file-long" ? "too-large" : "signature-invalid", message);
}

type Loading = { readonly transport: Transport; readonly progress: Progress };

async function load(loading: Loading): Promise<Publication | null> {
  const { transport } = loading;
  const keys = await shownKeys(transport);
  const first = keys === null ? null : await loadIndex(transport, keys);
  if (keys === null || first === null) return null;
  try {
    return await loadFiles(loading, first);
  } catch (error) {
    const now = await loadIndex(transport, keys);
    if (now === null || now.index.sequence === first.index.sequence) throw error;
    return await loadFiles(loading, now);
  }
}

/**
 * The room's Ed25519 keys alone: the page, its code and these keys come from one server, so that a hybrid signature would prove nothing more here, and
 * checking one costs every visitor a file of its own.
 */
async function shownKeys(transport: Transport): Promise<TrustedKeys | null> {
  const bytes = await readLimitedFile(transport, "keys.json", limits.keys);
  if (bytes === null) return null;
  const document = readJsonBytes(bytes);
  const { others } = keysByUse(await readKeys(document.ok ? document.value : null));
  return { keys: others, how: "first-use" };
}

/** A tab knows no earlier index, and takes one past its end: it shows until when it holds. */
async function loadIndex(transport: Transport, keys: TrustedKeys): Promise<AcceptedIndex | null> {
  const bytes = await readLimitedFile(transport, "index.json", limits.index);
  if (bytes === null) return null;
  const opened = await openIndex(bytes, keys, async () => null);
  return acceptIndex(opened, { known: null, now: new Date().toISOString(), allowExpired: true });
}

async function loadFiles(loading: Loading, accepted: AcceptedIndex): Promise<Publication> {
  const { index, keyids } = accepted;
  const { inForce, gaps } = await loadDirectives(loading.transport, accepted);
  const named = inForce.flatMap((directive) =>
    directive.pack === null ? [] : [{ directive, ...directive.pack }],
  );
  const { taken, left } = fittingEcosystems(index.files, limits.ecosystems);
  const part = packFiles(loading, index, (named.length + taken.length) * 2);
  const packs = await inTurns(named, async ({ directive, sha256, details }) => ({
    directive,
    sha256,
    pack: await part(`packs/${sha256}.pack`),
    details: await part(`packs/${details}.details`),
  }));
  const ecosystems = await inTurns(taken, async ({ ecosystem, advisories, complete, match, details }) => ({
    ecosystem,
    advisories,
    complete,
    pack: await part(match.path),
    details: await part(details.path),
  }));
  return { index, keyids, packs, gaps, ecosystems, left };
}

/** Directives in force, each by the digest in the index and by its own signature; one that cannot be read holds up no other. */
async function loadDirectives(
  transport: Transport,
  accepted: AcceptedIndex,
): Promise<{ readonly inForce: readonly DirectiveDocument[]; readonly gaps: readonly DirectiveGap[] }> {
  const read = await inTurns(newestDirectives(accepted.index.files), async (file) => {
    const bytes = await loadFile(transport, file, largestDocument);
    const value = await openDirective(accepted, file.path, bytes);
    return { value, path: file.path, directive: readDirective(value, file.path) };
  });
  const documents = read.flatMap(({ directive }) => (directive.ok ? [directive.value] : []));
  const gaps = read.flatMap(({ value, path, directive }) =>
    directive.ok ? [] : [unreadGap(value, path, directive.findings)],
  );
  return { inForce: newestOf(documents).inForce, gaps };
}

/** Fetches files of packs by their path, within what a tab can hold. */
function packFiles(
  { transport, progress }: Loading,
  { files }: PubIndex,
  of: number,
): (path: string) => Promise<Uint8Array> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  let [left, done] = [limits.packs, 0];
  return async (path) => {
    const file = byPath.get(path);
    if (file === undefined)
      throw new PublicationRefusal("file-unlisted", `The signed index does not name ${path}.`);
    left -= file.bytes;
    const bytes = await loadFile(transport, file, left + file.bytes);
    progress(++done, of);
    return bytes;
  };
}

async function loadFile(transport: Transport, file: IndexFile, most: number): Promise<Uint8Array> {
  const bytes = await readLimitedFile(transport, file.path, Math.min(most, file.bytes));
  if (bytes === null)
    throw new PublicationRefusal("file-missing", `${file.path} is in the signed index but not there.`);
  await checkFile(file, bytes);
  return bytes;
}

async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += atOnce)
    results.push(...(await Promise.all(all.slice(at, at + atOnce).map(work))));
  return results;
}
