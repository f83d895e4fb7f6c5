/**
 * The metadata of the publication after TUF: what the roles of both trees say of an index and its files, signed in the transaction that publishes it. A role
 * signs again where its files changed or half of its time is over. Versions are numbers of indexes, so that nothing is ever numbered twice, also after an epoch.
 */
import { hash } from "node:crypto";
import type { IndexFile } from "#core/document/pub-index.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { isCovered } from "#core/tuf/delegation.ts";
import type { Delegation, TufSigner } from "#core/tuf/metadata.ts";
import { type PublicationRoot, publishedRoot } from "#core/tuf/publication-root.ts";
import { indexTarget, publicationRole, roleOfLead, targetPath } from "#core/tuf/publication-targets.ts";
import { publishedRole, type RoleDocument, roleFiles } from "#core/tuf/role-document.ts";
import { rulePackTargets } from "#core/tuf/rule-pack-targets.ts";
import { treeFolder, type TufTree, tufTrees } from "#core/tuf/schemes.ts";
import {
  type DocumentHead,
  signedDocument,
  snapshotPart,
  targetsMember,
  targetsPart,
  timestampPart,
  type WrittenDocument,
  type WrittenFile,
} from "#core/tuf/write-metadata.ts";
import { leadsOfDirectives } from "#stages/directive/queries.ts";
import { epochFloors } from "#stages/registry/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What a room publishes by: the roots that its offices signed, oldest first, and the roles that it signs for itself, by tree. */
export type PublicationRepository = {
  readonly roots: readonly [PublicationRoot, ...PublicationRoot[]];
  readonly signers: Readonly<Record<TufTree, ReadonlyMap<string, TufSigner>>>;
  /** The least version of the agent that is still safe. */
  readonly leastAgent: string;
  /** The newest root that its offices signed: it waits behind the roots while a role that it gives to other keys has no document that they signed. */
  readonly newest: PublicationRoot;
  /** The roles of lead authorities whose keys are not in the room, by the newest root. */
  readonly elsewhere: readonly string[];
  /** What was brought back of such roles, signed as the root in force has it. */
  readonly brought: ReadonlyMap<string, RoleDocument>;
};

/** An index that is being published. */
type PublishedState = {
  readonly sequence: number;
  readonly now: string;
  /** As long as the index: what rests on the room's own keys ends with it. */
  readonly expires: string;
  readonly index: Uint8Array;
  readonly files: readonly IndexFile[];
};

/** Of a document: which it is, what is said of it, and whose signatures it has. */
export type DocumentRow = WrittenDocument & {
  readonly tree: TufTree;
  readonly role: string;
  readonly expires: string | null;
  readonly files: string | null;
  readonly keyids: readonly string[];
};

const leadLife = 90 * 24 * 3_600_000;
const keptFor = 24 * 3_600_000;

/** The root in force. */
export function rootInForce({ roots }: PublicationRepository): PublicationRoot {
  return roots.at(-1) ?? roots[0];
}

/** What an index says of the root: its version, and the digest of its document in each tree. An agent that believes the index comes to the root by it. */
export function rootOfIndex(repository: PublicationRepository) {
  const root = rootInForce(repository);
  const files = publishedRoot(root);
  const digest = (tree: TufTree): string =>
    hash("sha256", files.get(`${treeFolder[tree]}${root.version}.root.json`) ?? new Uint8Array());
  return {
    version: root.version,
    sha256: { ed25519: digest("ed25519"), "ml-dsa-65": digest("ml-dsa-65") },
  };
}

/** The version of the newest root that is published; 0 where there is none. */
export async function publishedRootVersion(tx: Tx): Promise<number> {
  const row = await tx.first<{ version: number | null }>(
    sql`select max(version) as version from pub_metadata where role = 'root'`,
  );
  return row?.version ?? 0;
}

/** When the newest root that is published ends; `null` where there is none. */
export async function publishedRootEnd(tx: Tx): Promise<string | null> {
  const row = await tx.first<{ expires: string }>(
    sql`select expires from pub_metadata where role = 'root' order by version desc limit 1`,
  );
  return row?.expires ?? null;
}

/** Writes the documents of both trees for an index. */
export async function publishMetadata(
  tx: Tx,
  repository: PublicationRepository,
  state: PublishedState,
): Promise<void> {
  await putRoots(tx, repository, state);
  const roles = new Map(await filesByRole(tx, state.files));
  roles.set(publicationRole, withOwnTargets(roles.get(publicationRole), state.index));
  const before = await newestDocuments(tx);
  const floor = (await epochFloors(tx)).index;
  for (const tree of tufTrees) {
    const written = before.filter((one) => one.tree === tree);
    await publishTree(tx, { repository, state, roles, tree, before: written, floor });
  }
  const old = new Date(Date.parse(state.now) - keptFor).toISOString();
  await tx.run(sql`
    delete from pub_metadata m where role <> 'root' and at < ${old} and exists (
      select from pub_metadata n where (n.tree, n.role) = (m.tree, m.role) and n.version > m.version)`);
}

async function putRoots(tx: Tx, { roots }: PublicationRepository, { now }: PublishedState): Promise<void> {
  const known = await publishedRootVersion(tx);
  for (const root of roots.filter(({ version }) => version > known))
    for (const [path, content] of publishedRoot(root)) {
      const tree = path.startsWith(treeFolder["ml-dsa-65"]) ? "ml-dsa-65" : "ed25519";
      const role = path.endsWith(".root.json") ? "root" : "targets";
      const expires = new Date(root.trees[tree].root.part.expires).toISOString();
      await putDocument(tx, { tree, role, version: root.version, content, expires, at: now });
    }
}

/**
 * The room's own files for which no role of the root in force may speak: a root that was signed before there were files of their kind. Agents would refuse
 * the whole publication for one of them.
 */
export function filesBeyondRoot(
  repository: PublicationRepository,
  files: readonly IndexFile[],
): readonly IndexFile[] {
  const roles = rootInForce(repository).trees.ed25519.targets.part.delegations;
  return files.filter((file) => {
    const path = targetPath(file, () => undefined);
    return path !== null && !isCovered(path, roles);
  });
}

type RoleFiles = ReadonlyMap<string, WrittenFile>;

/** The room's own targets with those that are no files of the index: the index itself, and the rule packs. */
function withOwnTargets(files: RoleFiles = new Map(), index: Uint8Array): RoleFiles {
  const own = [[indexTarget, index] as const, ...rulePackTargets].map(
    ([path, bytes]) => [path, { length: bytes.length, sha256: hash("sha256", bytes) }] as const,
  );
  return new Map([...own, ...files]);
}

/** The files of each role. A directive whose lead authority is not known, or has no role, is nobody's target. */
export async function filesByRole(
  tx: Tx,
  files: readonly IndexFile[],
): Promise<ReadonlyMap<string, RoleFiles>> {
  const leads = await leadsOfDirectives(tx);
  const roles = new Map<string, Map<string, WrittenFile>>();
  for (const file of files) {
    const path = targetPath(file, (directive) => leads.get(directive));
    if (path === null) continue;
    const lead = /^(?:directives|facts)\/([^/]+)\//.exec(path)?.[1];
    const role = lead === undefined ? publicationRole : roleOfLead(lead);
    const its = roles.get(role) ?? new Map<string, WrittenFile>();
    roles.set(role, its.set(path, { length: file.bytes, sha256: file.sha256 }));
  }
  return roles;
}

type TreeState = {
  readonly repository: PublicationRepository;
  readonly state: PublishedState;
  readonly roles: ReadonlyMap<string, RoleFiles>;
  readonly tree: TufTree;
  readonly before: readonly DocumentRow[];
  /** Above which number everything is signed anew since the room was put back. */
  readonly floor: number;
};

/** Roles that changed, then snapshot, then timestamp: each says the digest of those before it. */
async function publishTree(tx: Tx, at: TreeState): Promise<void> {
  const { repository, state, roles, tree, before } = at;
  const { sequence, now, expires } = state;
  const { mark } = rootInForce(repository);
  const signers = repository.signers[tree];
  const named = new Map<string, WrittenDocument>(
    before
      .filter(({ role }) => role !== "root" && role !== "snapshot" && role !== "timestamp")
      .map((row) => [row.role, row]),
  );
  const head = (until: string): DocumentHead => ({ version: sequence, expires: until, mark });
  const put = async (
    role: string,
    signed: object,
    about: Pick<DocumentRow, "expires" | "files"> & { readonly version?: number },
  ) => {
    const signer = signers.get(role);
    if (signer === undefined) throw new Error(`the room has no key for the role ${role}`);
    const content = await signedDocument(signed, [signer]);
    return await putDocument(tx, { tree, role, version: sequence, content, at: now, ...about });
  };
  for (const role of rootInForce(repository).trees[tree].targets.part.delegations) {
    const { name } = role;
    const last = before.find((one) => one.role === name);
    if (!signers.has(name)) {
      const brought = await putSignedRole(tx, name, last, at);
      if (brought !== null) named.set(name, brought);
      continue;
    }
    const files = roles.get(name) ?? new Map<string, WrittenFile>();
    const digest = filesDigest(files);
    const isOwn = name === publicationRole;
    const until = isOwn ? expires : new Date(Date.parse(now) + leadLife).toISOString();
    const half = (Date.parse(until) - Date.parse(now)) / 2;
    const isGood = last !== undefined && isGoodFor(last, { role, digest, floor: at.floor, until: half, now });
    if (isGood || (last === undefined && files.size === 0)) continue;
    const about = isOwn ? { ...mark, leastAgent: repository.leastAgent } : mark;
    const version = Math.max(sequence, (last?.version ?? 0) + 1);
    const part = targetsPart({ ...head(until), version, mark: about }, files);
    named.set(name, await put(name, part, { expires: until, files: digest, version }));
  }
  const snapshot = await put("snapshot", snapshotPart(head(expires), named), { expires, files: null });
  await put("timestamp", timestampPart(head(expires), snapshot), { expires, files: null });
}

/** The document of a role whose keys are not in the room, where a newer one was brought than is published. */
async function putSignedRole(
  tx: Tx,
  role: string,
  last: DocumentRow | undefined,
  { repository, state, tree }: TreeState,
): Promise<WrittenDocument | null> {
  const brought = repository.brought.get(role);
  if (brought === undefined || brought.version <= (last?.version ?? 0)) return null;
  return await putDocument(tx, {
    tree,
    role,
    version: brought.version,
    content: publishedRole(brought, rootInForce(repository), tree),
    expires: new Date(brought.expires).toISOString(),
    files: filesDigest(roleFiles(brought)),
    at: state.now,
  });
}

/** What tells whether a role has to sign again. */
export function filesDigest(files: RoleFiles): string {
  return hash("sha256", canonicalText(targetsMember(files)));
}

/** What a document is compared with: the role by a root, the digest of its files, the floor of the epoch, and how much of its time has to be left in milliseconds. */
type WantedDocument = {
  readonly role: Delegation;
  readonly digest: string;
  readonly floor: number;
  readonly until: number;
  readonly now: string;
};

/** Whether a document says what it should, for long enough, by the keys that a root names: it holds no signature that was not judged. */
export function isGoodFor(
  { files, expires, version, keyids }: DocumentRow,
  { role, digest, floor, until, now }: WantedDocument,
): boolean {
  const isLong = Date.parse(expires ?? "") - Date.parse(now) > until;
  return files === digest && isLong && version > floor && isSignedFor({ keyids }, role);
}

/** Whether enough of the keys that a root names for a role signed a document that is published. */
export function isSignedFor({ keyids }: Pick<DocumentRow, "keyids">, role: Delegation): boolean {
  return role.keyids.filter((keyid) => keyids.includes(keyid)).length >= role.threshold;
}

/** Whether a document was brought that is newer than what is published of its role. */
export async function awaitsPublishing(tx: Tx, { brought }: PublicationRepository): Promise<boolean> {
  if (brought.size === 0) return false;
  const rows = await tx.rows<{ role: string; version: number }>(
    sql`select role, max(version) as version from pub_metadata where role = any(${[...brought.keys()]}) group by role`,
  );
  const published = new Map(rows.map(({ role, version }) => [role, version]));
  return [...brought].some(([role, { version }]) => version > (published.get(role) ?? 0));
}

/** The newest document of each role in each tree. */
export async function newestDocuments(tx: Tx): Promise<readonly DocumentRow[]> {
  return await tx.rows<DocumentRow>(sql`
    select distinct on (tree, role) tree, role, version, length(content) as length, sha256, expires, files,
      jsonb_path_query_array(convert_from(content, 'UTF8')::jsonb, '$.signatures[*].keyid') as keyids
    from pub_metadata order by tree, role, version desc`);
}

type WrittenRow = {
  readonly tree: TufTree;
  readonly role: string;
  readonly version: number;
  readonly content: Uint8Array;
  readonly at: string;
  readonly expires?: string | null;
  readonly files?: string | null;
};

async function putDocument(
  tx: Tx,
  { tree, role, version, content, at, expires = null, files = null }: WrittenRow,
): Promise<WrittenDocument> {
  const sha256 = hash("sha256", content);
  await tx.run(sql`
    insert into pub_metadata (tree, role, version, sha256, content, expires, files, at)
    values (${tree}, ${role}, ${version}, ${sha256}, ${Buffer.from(content)}, ${expires}, ${files}, ${at})
    on conflict (tree, role, version) do nothing`);
  return { version, length: content.length, sha256 };
}

/** A document as it is published. */
type MetadataFile = {
  readonly path: string;
  readonly sha256: string;
  readonly tree: TufTree;
  readonly role: string;
  readonly version: number;
};

/** The newest document of each role and every root, those that name others last. */
export async function publishedMetadata(tx: Tx): Promise<readonly MetadataFile[]> {
  const rows = await tx.rows<Omit<MetadataFile, "path">>(sql`
    select tree, role, version, sha256 from pub_metadata m where role = 'root' or not exists (
      select from pub_metadata n where (n.tree, n.role) = (m.tree, m.role) and n.version > m.version)
    order by role = 'timestamp', role = 'snapshot', tree, version`);
  return rows.map((row) => ({
    ...row,
    path: `${treeFolder[row.tree]}${row.role === "timestamp" ? "" : `${row.version}.`}${row.role}.json`,
  }));
}

/** The bytes of a document. */
export async function metadataContent(
  tx: Tx,
  { tree, role, version }: Pick<MetadataFile, "tree" | "role" | "version">,
): Promise<Uint8Array | undefined> {
  const row = await tx.first<{ content: Buffer }>(
    sql`select content from pub_metadata where tree = ${tree} and role = ${role} and version = ${version}`,
  );
  return row?.content;
}
