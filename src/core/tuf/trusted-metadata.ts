/**
 * The trusted metadata of one tree: each document is taken only where the clauses of the specification (1.0.34) that stand at the lines allow it. Nothing is
 * fetched or stored here; a refusal leaves what is trusted as it was.
 */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { sha512 } from "#core/seal/primitive/platform.ts";
import type {
  MetaFile,
  RoleKeys,
  RootPart,
  SignedPart,
  SnapshotPart,
  TargetsPart,
  TimestampPart,
  TufDocument,
} from "#core/tuf/metadata.ts";
import { readTufDocument } from "#core/tuf/read-metadata.ts";
import { meetsThreshold, type TufSchemes } from "#core/tuf/verify-threshold.ts";

/** By what documents are judged: the schemes that are believed, and the time at which the update began (5.1). */
export type TufJudge = {
  readonly schemes: TufSchemes;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Takes what is past its end after all, as is needed where a bundle arrives late. */
  readonly allowExpired?: boolean;
};

async function isSignedBy(role: RoleKeys, document: TufDocument<SignedPart>, { schemes }: TufJudge) {
  return await meetsThreshold(role, document, schemes);
}

function notSigned(role: string) {
  return failed("", "tuf-threshold", `${role}.json is not signed by as many keys of its role as it takes.`);
}

function isExpired({ expires }: SignedPart, { startedAt, allowExpired }: TufJudge): boolean {
  return allowExpired !== true && expires <= startedAt;
}

function ended(role: string, { expires }: SignedPart) {
  const until = new Date(expires).toISOString();
  return failed(
    "",
    "tuf-expired",
    `${role}.json ended on ${until}: the source is frozen, or this clock is ahead.`,
  );
}

/** Root, as a person gave it or as it was stored (5.2): signed by itself; its end does not matter yet. */
export async function trustRoot(bytes: Uint8Array, judge: TufJudge): Promise<Parsed<TufDocument<RootPart>>> {
  const root = readTufDocument(bytes, "root");
  if (!root.ok) return root;
  return (await isSignedBy(root.value.part.roles.root, root.value, judge)) ? root : notSigned("root");
}

/** The next root. */
export async function nextRoot(
  { part: trusted }: TufDocument<RootPart>,
  bytes: Uint8Array,
  judge: TufJudge,
): Promise<Parsed<TufDocument<RootPart>>> {
  const root = readTufDocument(bytes, "root");
  if (!root.ok) return root;
  // 5.3.4: by a threshold of the keys before, and of its own.
  const { part } = root.value;
  for (const role of [trusted.roles.root, part.roles.root])
    if (!(await isSignedBy(role, root.value, judge))) return notSigned("root");
  // 5.3.5: exactly the next version.
  if (part.version !== trusted.version + 1)
    return failed(
      "",
      "tuf-rolled-back",
      `root.json has version ${part.version}; expected ${trusted.version + 1}.`,
    );
  return root;
}

/** That the root, once there is no next one, has not ended (5.3.10). */
export function finalRoot({ part }: TufDocument<RootPart>, judge: TufJudge): Parsed<null> {
  return isExpired(part, judge) ? ended("root", part) : parsed(null);
}

/** A timestamp that was stored: signed by today's keys, else it is as if there were none (5.3.11: rotated keys end a fast-forward). */
export async function storedTimestamp(
  root: TufDocument<RootPart>,
  bytes: Uint8Array,
  judge: TufJudge,
): Promise<TufDocument<TimestampPart> | null> {
  const timestamp = readTufDocument(bytes, "timestamp");
  if (!timestamp.ok) return null;
  return (await isSignedBy(root.part.roles.timestamp, timestamp.value, judge)) ? timestamp.value : null;
}

/** The newest timestamp; the trusted one itself where the version is the same (5.4.3.1). */
export async function nextTimestamp(
  root: TufDocument<RootPart>,
  { bytes, trusted }: { readonly bytes: Uint8Array; readonly trusted: TufDocument<TimestampPart> | null },
  judge: TufJudge,
): Promise<Parsed<TufDocument<TimestampPart>>> {
  const timestamp = readTufDocument(bytes, "timestamp");
  if (!timestamp.ok) return timestamp;
  const { part } = timestamp.value;
  // 5.4.2
  if (!(await isSignedBy(root.part.roles.timestamp, timestamp.value, judge))) return notSigned("timestamp");
  if (trusted !== null) {
    // 5.4.3.1, 5.4.3.2
    const [now, before] = [part.snapshot.version, trusted.part.snapshot.version];
    if (part.version < trusted.part.version || now < before)
      return failed(
        "",
        "tuf-rolled-back",
        `timestamp.json ${part.version} names snapshot ${now}; ${trusted.part.version} and ${before} are known here.`,
      );
    if (part.version === trusted.part.version)
      return isExpired(trusted.part, judge) ? ended("timestamp", trusted.part) : parsed(trusted);
  }
  // 5.4.4
  return isExpired(part, judge) ? ended("timestamp", part) : timestamp;
}

/** A snapshot that was stored, to be gone on from (5.5.5); `null` where today's keys did not sign it. */
export async function storedSnapshot(
  root: TufDocument<RootPart>,
  bytes: Uint8Array,
  judge: TufJudge,
): Promise<TufDocument<SnapshotPart> | null> {
  const snapshot = readTufDocument(bytes, "snapshot");
  if (!snapshot.ok) return null;
  return (await isSignedBy(root.part.roles.snapshot, snapshot.value, judge)) ? snapshot.value : null;
}

/** What a document is taken under: the root, the document that names it, and what was trusted in its place. */
export type SnapshotPlace = {
  readonly root: TufDocument<RootPart>;
  readonly timestamp: TufDocument<TimestampPart>;
  readonly trusted: TufDocument<SnapshotPart> | null;
};

/** The snapshot that a timestamp names. */
export async function nextSnapshot(
  { root, timestamp, trusted }: SnapshotPlace,
  bytes: Uint8Array,
  judge: TufJudge,
): Promise<Parsed<TufDocument<SnapshotPart>>> {
  const expected = timestamp.part.snapshot;
  // 5.5.2
  if (!(await isAsPromised(bytes, expected))) return otherBytes("snapshot", "timestamp");
  const snapshot = readTufDocument(bytes, "snapshot");
  if (!snapshot.ok) return snapshot;
  const { part } = snapshot.value;
  // 5.5.3
  if (!(await isSignedBy(root.part.roles.snapshot, snapshot.value, judge))) return notSigned("snapshot");
  // 5.5.4
  if (part.version !== expected.version) return otherVersion("snapshot", part.version, expected.version);
  // 5.5.5
  for (const [name, { version }] of trusted?.part.meta ?? []) {
    const now = part.meta.get(name)?.version;
    if (now === undefined || now < version)
      return failed(
        "",
        "tuf-rolled-back",
        `The snapshot has ${name} ${now ?? "no more"}; ${version} is known here.`,
      );
  }
  // 5.5.6
  return isExpired(part, judge) ? ended("snapshot", part) : snapshot;
}

/** What is said of a role's targets by whom: its keys by the root or the role that delegates to it, its version by the snapshot. */
export type TargetsPlace = {
  readonly name: string;
  readonly role: RoleKeys;
  readonly snapshot: TufDocument<SnapshotPart>;
};

/** The targets of a role that a snapshot names. */
export async function nextTargets(
  { name, role, snapshot }: TargetsPlace,
  bytes: Uint8Array,
  judge: TufJudge,
): Promise<Parsed<TufDocument<TargetsPart>>> {
  const expected = snapshot.part.meta.get(name);
  if (expected === undefined) return failed("", "tuf-missing", `The snapshot does not name ${name}.json.`);
  // 5.6.2
  if (!(await isAsPromised(bytes, expected))) return otherBytes(name, "snapshot");
  const targets = readTufDocument(bytes, "targets");
  if (!targets.ok) return targets;
  const { part } = targets.value;
  // 5.6.3
  if (!(await isSignedBy(role, targets.value, judge))) return notSigned(name);
  // 5.6.4
  if (part.version !== expected.version) return otherVersion(name, part.version, expected.version);
  // 5.6.5
  return isExpired(part, judge) ? ended(name, part) : targets;
}

/** Whether bytes have the length and every digest that is stated of them; a digest of no known algorithm is not had. */
export async function isAsPromised(
  bytes: Uint8Array,
  { length, hashes }: Pick<MetaFile, "length" | "hashes">,
): Promise<boolean> {
  if (length !== undefined && bytes.length !== length) return false;
  for (const [algorithm, digest] of hashes) {
    const hash = { sha256: sha256Hex, sha512: sha512Hex }[algorithm];
    if (hash === undefined || (await hash(bytes)) !== digest) return false;
  }
  return true;
}

async function sha512Hex(bytes: Uint8Array): Promise<string> {
  return (await sha512(bytes)).toHex();
}

function otherBytes(role: string, by: string) {
  return failed(
    "",
    "tuf-mixed",
    `${role}.json is not what ${by}.json promises: its digest or length is another.`,
  );
}

function otherVersion(role: string, version: number, expected: number) {
  return failed(
    "",
    "tuf-mixed",
    `${role}.json has version ${version}; ${expected} was named: states are mixed.`,
  );
}
