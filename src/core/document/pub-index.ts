/** The signed index of a room's publication: its form, checked member by member before anything in it is believed. */
import type { PackCompleteness } from "#core/completeness.ts";
import { type IndexFeed, readIndexFeeds } from "#core/document/index-feeds.ts";
import { readPackCompleteness } from "#core/document/pack-completeness.ts";
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { readEpochs, type RoomEpoch } from "#core/document/room-epoch.ts";
import { isCount, isPositive } from "#core/document/shared-members.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { isEcosystem } from "#core/product/ecosystem-of-product.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** One published file. `path` is relative to the index and of one of few forms, so it never leads out of a folder. */
export type IndexFile = {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: "directive" | "facts" | "pack" | "details" | "delta" | "advisory" | OfficesFileKind;
  /** The ecosystem whose advisories the file is made of; absent for a directive and its pack. */
  readonly ecosystem?: string;
  /** Of an ecosystem's match file: the sha256 of the details beside it, and how many advisories they hold. */
  readonly details?: string;
  readonly advisories?: number;
  /** Of the same: that it is whole, and up to when; absent where the room does not know. */
  readonly complete?: PackCompleteness;
  /** Of a delta: the pack that it starts from and the one that it makes. */
  readonly from?: PackDigests;
  readonly to?: PackDigests;
};

/** What offices signed: the rosters, and orders with the signatures and proof by which a stranger believes them. */
type OfficesFileKind = "roster" | "order" | "suspension" | "notice" | "guideline";

/** A pack by the sha256 (hex) of its two files. */
export type PackDigests = { readonly pack: string; readonly details: string };

/** The document type of an index. */
export const indexForm = "bongsu.index/1";

/** What the index says: files by path with digest and size; `sequence` grows, by one within an epoch, `expires` bounds a freeze. */
export type PubIndex = {
  readonly type: typeof indexForm;
  readonly room: string;
  readonly drill: boolean;
  readonly sequence: number;
  readonly issuedAt: string;
  readonly expires: string;
  readonly files: readonly IndexFile[];
  /** The epochs of a room that was put back from a backup, oldest first; absent where it never was. */
  readonly epochs?: readonly RoomEpoch[];
  /** The feeds that the room fetches by itself, as they fared when this was signed; absent where it fetches none. */
  readonly feeds?: readonly IndexFeed[];
  /** The newest root of the publication after TUF; absent where its offices have signed none. */
  readonly root?: IndexRoot;
};

/** A root by its version, and the sha256 (hex) of its document in each tree. */
export type IndexRoot = {
  readonly version: number;
  readonly sha256: { readonly ed25519: string; readonly "ml-dsa-65": string };
};

const mostFiles = 100_000;
const largestFile = 2 ** 31;

const directivePath = /^directives\/([A-Za-z0-9][A-Za-z0-9._:@-]{0,79})\/([1-9]\d{0,8})\.json$/;
const factsPath = /^facts\/([A-Za-z0-9][A-Za-z0-9._:@-]{0,79})\/([1-9]\d{0,8})\.json$/;
const officesPaths: Readonly<Record<OfficesFileKind, RegExp>> = {
  roster: /^rosters\/([1-9]\d{0,5})\.json$/,
  order: /^orders\/([A-Za-z0-9][A-Za-z0-9._:@-]{0,79})\/([1-9]\d{0,8})\.order$/,
  suspension: /^suspensions\/([A-Za-z0-9][A-Za-z0-9._:@-]{0,79})\/([0-9a-f]{64})\.order$/,
  notice: /^notices\/([0-9a-f]{64})\.order$/,
  guideline: /^guidelines\/([0-9a-f]{64})\.order$/,
};
const advisoryPath =
  /^advisories\/(?:provider-metadata\.json|dumps\/gna-\d{1,10}\.ndjson|(?:csaf|vex|csaf-2\.1)\/[a-z]{2}\/\d{4}\/[+a-z0-9_-]{1,80}\.json|[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(?:csaf\.[a-z]{2}\.json|osv\.json|g?cve\.json|[a-z]{2}\.html))$/;
const packPath = /^(?:packs|ecosystems\/([^/]{1,80}))\/([0-9a-f]{64})\.(pack|details|delta)$/;

/** Reads the payload of an index. */
export function readIndex(value: unknown): Parsed<PubIndex> {
  if (textMember(value, "type") !== indexForm)
    return failed("/type", "index-form", "This is not an index that this program reads.");
  const missing = wordsToUnderstand(value);
  if (missing.length > 0) return { ok: false, findings: missing };
  const room = textMember(value, "room");
  const drill = member(value, "drill");
  const sequence = member(value, "sequence");
  const [issuedAt, expires] = [textMember(value, "issuedAt"), textMember(value, "expires")];
  if (
    room === null ||
    typeof drill !== "boolean" ||
    !isCount(sequence) ||
    issuedAt === null ||
    !isInstant(expires)
  )
    return failed("", "index-form", "The index lacks room, drill, sequence, issuedAt or expires.");
  const epochs = readEpochs(member(value, "epochs"));
  if (epochs === null) return failed("/epochs", "index-form", "The index tells epochs that cannot be read.");
  const feeds = readIndexFeeds(member(value, "feeds"));
  const root = rootIn(member(value, "root"));
  if (root === null) return failed("/root", "index-form", "The index names a root that cannot be read.");
  const list = listMember(value, "files");
  if (list.length > mostFiles)
    return failed("/files", "too-many", `The index names more than ${mostFiles} files.`);
  const files: IndexFile[] = [];
  for (const [i, entry] of list.entries()) {
    if (isOfNewerKind(entry)) continue;
    const file = readFile(entry);
    if (file === null)
      return failed(`/files/${i}`, "index-file", "A file has a path, digest or size that is not allowed.");
    files.push(file);
  }
  return parsed({
    type: indexForm,
    room,
    drill,
    sequence,
    issuedAt,
    expires,
    files,
    ...(epochs.length === 0 ? {} : { epochs }),
    ...(feeds.length === 0 ? {} : { feeds }),
    ...(root === undefined ? {} : { root }),
  });
}

function rootIn(value: unknown): IndexRoot | null | undefined {
  if (value === undefined) return undefined;
  const [version, digests] = [member(value, "version"), member(value, "sha256")];
  const [classical, lattice] = [textMember(digests, "ed25519"), textMember(digests, "ml-dsa-65")];
  if (!isPositive(version) || !isDigest(classical) || !isDigest(lattice)) return null;
  return { version, sha256: { ed25519: classical, "ml-dsa-65": lattice } };
}

const fileKinds: readonly IndexFile["kind"][] = [
  "directive",
  "facts",
  "pack",
  "details",
  "delta",
  "roster",
  "order",
  "suspension",
  "notice",
  "guideline",
  "advisory",
];

/** A file of a kind that this program does not know is not fetched: no directive or pack that it can use is one. */
function isOfNewerKind(entry: unknown): boolean {
  const kind = textMember(entry, "kind");
  return kind !== null && !fileKinds.some((one) => one === kind);
}

function readFile(entry: unknown): IndexFile | null {
  const [written, sha256] = [textMember(entry, "path"), textMember(entry, "sha256")];
  const bytes = member(entry, "bytes");
  if (written === null || !isDigest(sha256) || !isCount(bytes) || bytes > largestFile) return null;
  const path = written.startsWith("pub/") ? written.slice(4) : written;
  const file = { path, sha256, bytes };
  const kind = textMember(entry, "kind");
  if (kind === "directive") return directivePath.test(path) ? { ...file, kind } : null;
  if (kind === "facts") return factsPath.test(path) ? { ...file, kind } : null;
  if (kind === "advisory") return advisoryPath.test(path) ? { ...file, kind } : null;
  if (isOfficesKind(kind)) return officesPaths[kind].test(path) ? { ...file, kind } : null;
  const [, ecosystem, named, ending] = packPath.exec(path) ?? [];
  if (named !== sha256 || kind !== ending) return null;
  if (ecosystem === undefined) return kind === "pack" || kind === "details" ? { ...file, kind } : null;
  return isEcosystem(ecosystem) && textMember(entry, "ecosystem") === ecosystem
    ? ofEcosystem(entry, { ...file, ecosystem })
    : null;
}

function isOfficesKind(kind: string | null): kind is OfficesFileKind {
  return kind !== null && Object.hasOwn(officesPaths, kind);
}

function ofEcosystem(
  entry: unknown,
  file: Required<Pick<IndexFile, "path" | "sha256" | "bytes" | "ecosystem">>,
): IndexFile | null {
  const kind = textMember(entry, "kind");
  if (kind === "details") return { ...file, kind };
  if (kind === "delta") {
    const [from, to] = [digestsOf(member(entry, "from")), digestsOf(member(entry, "to"))];
    return from === null || to === null ? null : { ...file, kind, from, to };
  }
  const [details, advisories] = [textMember(entry, "details"), member(entry, "advisories")];
  if (kind !== "pack" || !isDigest(details) || !isCount(advisories)) return null;
  const complete = readPackCompleteness(member(entry, "complete"));
  return { ...file, kind, details, advisories, ...(complete === null ? {} : { complete }) };
}

function digestsOf(value: unknown): PackDigests | null {
  const [pack, details] = [textMember(value, "pack"), textMember(value, "details")];
  return isDigest(pack) && isDigest(details) ? { pack, details } : null;
}

function isDigest(text: string | null): text is string {
  return text !== null && /^[0-9a-f]{64}$/.test(text);
}

/** The directive and revision that a directive's path names. */
export function directiveOfPath(path: string): { readonly id: string; readonly revision: number } | null {
  const form = directivePath.exec(path);
  return form === null ? null : { id: form[1] as string, revision: Number(form[2]) };
}

/** The directive and revision whose order a path names. */
export function orderOfPath(path: string): { readonly id: string; readonly revision: number } | null {
  const form = officesPaths.order.exec(path);
  return form === null ? null : { id: form[1] as string, revision: Number(form[2]) };
}

/** The directive of which a path names a suspension. */
export function suspendedOfPath(path: string): string | null {
  return officesPaths.suspension.exec(path)?.[1] ?? null;
}

/** The directive whose facts a path names, and the number of the file among them. */
export function factsOfPath(path: string): { readonly id: string; readonly sequence: number } | null {
  const form = factsPath.exec(path);
  return form === null ? null : { id: form[1] as string, sequence: Number(form[2]) };
}

function isInstant(value: string | null): value is string {
  return value !== null && value.length <= 40 && !Number.isNaN(Date.parse(value));
}
