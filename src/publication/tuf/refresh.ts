/** Brings what is trusted of one tree of metadata up to date (specification 1.0.34, clause 5): fetches, has each document judged, stores what was taken. */
import type { Parsed } from "#core/problem.ts";
import type { Delegation, RoleKeys, TargetsPart, TufDocument } from "#core/tuf/metadata.ts";
import * as trusted from "#core/tuf/trusted-metadata.ts";
import type { TufJudge } from "#core/tuf/trusted-metadata.ts";
import { PublicationRefusal, type PublicationReason } from "#publication/refusal.ts";

/** Where trusted documents are stored, by role; each survives by itself. */
export type TufStore = {
  readonly read: (role: string) => Promise<Uint8Array | null>;
  readonly write: (role: string, bytes: Uint8Array) => Promise<void>;
};

/** A file of the repository by its name, of so many bytes at most; `null` where there is none. */
export type TufSource = (name: string, most: number) => Promise<Uint8Array | null>;

/** What a refresh works with. */
export type TufPlace = { readonly store: TufStore; readonly source: TufSource; readonly judge: TufJudge };

type Root = Awaited<ReturnType<typeof trusted.trustRoot>> & { readonly ok: true };
type Timestamp = Awaited<ReturnType<typeof trusted.nextTimestamp>> & { readonly ok: true };
type Snapshot = Awaited<ReturnType<typeof trusted.nextSnapshot>> & { readonly ok: true };

/** A tree that is up to date. Documents of delegated roles come when they are asked for. */
export type FreshTree = {
  readonly root: Root["value"];
  readonly timestamp: Timestamp["value"];
  readonly snapshot: Snapshot["value"];
  readonly targets: TufDocument<TargetsPart>;
  readonly role: (delegation: Delegation) => Promise<TufDocument<TargetsPart>>;
};

/** Bytes of a document that are read at most, where no other document states them: endless data ends here. */
const most = { root: 512_000, timestamp: 64_000, snapshot: 4_000_000, targets: 32_000_000 };
const mostRoots = 1024;

/** Updates root, timestamp, snapshot and the top-level targets, in this order. Throws a refusal; what was taken before it stays taken. */
export async function refreshTree(place: TufPlace): Promise<FreshTree> {
  const root = await refreshRoot(place);
  const timestamp = await refreshTimestamp(place, root);
  const snapshot = await refreshSnapshot(place, root, timestamp);
  const consistent = root.part.consistentSnapshot;
  const load = async (name: string, role: RoleKeys): Promise<TufDocument<TargetsPart>> =>
    await refreshTargets(place, { name, role, snapshot, consistent });
  // By the delegation, not by its name: two roles may delegate to one name with different keys.
  const loaded = new Map<Delegation, TufDocument<TargetsPart>>();
  return {
    root,
    timestamp,
    snapshot,
    targets: await load("targets", root.part.roles.targets),
    role: async (delegation) => {
      const known = loaded.get(delegation) ?? (await load(delegation.name, delegation));
      loaded.set(delegation, known);
      return known;
    },
  };
}

function good<T>(read: Parsed<T>): T {
  if (read.ok) return read.value;
  const [{ code, message } = { code: "tuf-form", message: "" }] = read.findings;
  throw new PublicationRefusal(reasonOf(code), message, read.findings);
}

const reasons: readonly PublicationReason[] = [
  "tuf-missing",
  "tuf-threshold",
  "tuf-rolled-back",
  "tuf-expired",
  "tuf-mixed",
];

function reasonOf(code: string): PublicationReason {
  return reasons.find((reason) => reason === code) ?? "tuf-form";
}

/** 5.2 and 5.3. */
async function refreshRoot({ store, source, judge }: TufPlace): Promise<Root["value"]> {
  const stored = await store.read("root");
  if (stored === null) throw new PublicationRefusal("tuf-root", "No root of the publication is known here.");
  let root = good(await trusted.trustRoot(stored, judge));
  for (let i = 0; i < mostRoots; i++) {
    // 5.3.3
    const bytes = await source(`${root.part.version + 1}.root.json`, most.root);
    if (bytes === null) break;
    root = good(await trusted.nextRoot(root, bytes, judge));
    // 5.3.8
    await store.write("root", bytes);
  }
  good(trusted.finalRoot(root, judge));
  return root;
}

/** 5.4. */
async function refreshTimestamp(
  { store, source, judge }: TufPlace,
  root: Root["value"],
): Promise<Timestamp["value"]> {
  const stored = await store.read("timestamp");
  const before = stored && (await trusted.storedTimestamp(root, stored, judge));
  const bytes = await source("timestamp.json", most.timestamp);
  if (bytes === null) throw missing("timestamp.json");
  const taken = good(await trusted.nextTimestamp(root, { bytes, trusted: before }, judge));
  // 5.4.5
  if (taken !== before) await store.write("timestamp", bytes);
  return taken;
}

/** 5.5. One that is stored already is not fetched again. */
async function refreshSnapshot(
  { store, source, judge }: TufPlace,
  root: Root["value"],
  timestamp: Timestamp["value"],
): Promise<Snapshot["value"]> {
  const stored = await store.read("snapshot");
  const place = { root, timestamp, trusted: null };
  const same = stored && (await trusted.nextSnapshot(place, stored, judge));
  if (same?.ok === true) return same.value;
  const { version, length } = timestamp.part.snapshot;
  const name = `${root.part.consistentSnapshot ? `${version}.` : ""}snapshot.json`;
  const bytes = await source(name, length ?? most.snapshot);
  if (bytes === null) throw missing(name);
  const before = stored && (await trusted.storedSnapshot(root, stored, judge));
  const taken = good(await trusted.nextSnapshot({ ...place, trusted: before }, bytes, judge));
  // 5.5.7
  await store.write("snapshot", bytes);
  return taken;
}

type WantedTargets = trusted.TargetsPlace & { readonly consistent: boolean };

/** 5.6, of the top-level role or a delegated one. */
async function refreshTargets(
  { store, source, judge }: TufPlace,
  { consistent, ...place }: WantedTargets,
): Promise<TufDocument<TargetsPart>> {
  const { name, snapshot } = place;
  const stored = await store.read(name);
  const same = stored && (await trusted.nextTargets(place, stored, judge));
  if (same?.ok === true) return same.value;
  const expected = snapshot.part.meta.get(name);
  if (expected === undefined) throw missing(`${name}.json`);
  const file = `${consistent ? `${expected.version}.` : ""}${encodeURIComponent(name)}.json`;
  const bytes = await source(file, expected.length ?? most.targets);
  if (bytes === null) throw missing(file);
  const taken = good(await trusted.nextTargets(place, bytes, judge));
  // 5.6.6
  await store.write(name, bytes);
  return taken;
}

function missing(name: string): PublicationRefusal {
  return new PublicationRefusal("tuf-missing", `There is no ${name}, although the publication has one.`);
}
