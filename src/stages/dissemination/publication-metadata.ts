/**
 * The metadata of the publication after TUF: what the roles of both trees say of an index and its files, signed in the transaction that publishes it. A role
 * signs again where its files changed or half of its time is over. Versions are numbers of indexes, so that nothing is ever numbered twice, also after an epoch.
 */
import { hash } from "node:crypto";
import type { IndexFile } from "#core/document/pub-index.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import type { TufSigner } from "#core/tuf/metadata.ts";
import { type PublicationRoot, publishedRoot } from "#core/tuf/publication-root.ts";
import { indexTarget, publicationRole, roleOfLead, targetPath } from "#core/tuf/publication-targets.ts";
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
import { sql, type Tx } from "#store/sql.ts";

/** What a room publishes by: the roots that its offices signed, oldest first, and the roles that it signs for itself, by tree. */
export type PublicationRepository = {
  readonly roots: readonly [PublicationRoot, ...PublicationRoot[]];
  readonly signers: Readonly<Record<TufTree, ReadonlyMap<string, TufSigner>>>;
  /** The least version of the agent that is still safe. */
  readonly leastAgent: string;
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

/** Of a document: which it is, and what is said of it. */
type DocumentRow = WrittenDocument & {
  readonly tree: TufTree;
  readonly role: string;
  readonly expires: string | null;
  readonly files: string | null;
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
  const roles = await filesByRole(tx, state);
  const before = await newestDocuments(tx);
  for (const tree of tufTrees) {
    const written = before.filter((one) => one.tree === tree);
    await publishTree(tx, { repository, state, roles, tree, before: written });
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

/** The targets of each role. A directive whose lead authority is not known, or has no role, is nobody's target. */
async function filesByRole(
  tx: Tx,
  { index, files }: PublishedState,
): Promise<ReadonlyMap<string, ReadonlyMap<string, WrittenFile>>> {
  const leads = await leadsOfDirectives(tx);
  const own = new Map<string, WrittenFile>();
  for (const [path, bytes] of [[indexTarget, index] as const, ...rulePackTargets])
    own.set(path, { length: bytes.length, sha256: hash("sha256", bytes) });
  const roles = new Map<string, Map<string, WrittenFile>>([[publicationRole, own]]);
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
  readonly roles: ReadonlyMap<string, ReadonlyMap<string, WrittenFile>>;
  readonly tree: TufTree;
  readonly before: readonly DocumentRow[];
};

/** Roles that changed, then snapshot, then timestamp: each says the digest of those before it. */
async function publishTree(tx: Tx, { repository, state, roles, tree, before }: TreeState): Promise<void> {
  const { sequence, now, expires } = state;
  const { mark } = rootInForce(repository);
  const signers = repository.signers[tree];
  const named = new Map<string, WrittenDocument>(
    before
      .filter(({ role }) => role !== "root" && role !== "snapshot" && role !== "timestamp")
      .map((row) => [row.role, row]),
  );
  const head = (until: string): DocumentHead => ({ version: sequence, expires: until, mark });
  const put = async (role: string, signed: object, about: Pick<DocumentRow, "expires" | "files">) => {
    const signer = signers.get(role);
    if (signer === undefined) throw new Error(`the room has no key for the role ${role}`);
    const content = await signedDocument(signed, [signer]);
    return await putDocument(tx, { tree, role, version: sequence, content, at: now, ...about });
  };
  for (const { name } of rootInForce(repository).trees[tree].targets.part.delegations) {
    if (!signers.has(name)) continue;
    const files = roles.get(name) ?? new Map<string, WrittenFile>();
    const digest = hash("sha256", canonicalText(targetsMember(files)));
    const last = before.find(({ role }) => role === name);
    const isOwn = name === publicationRole;
    const until = isOwn ? expires : new Date(Date.parse(now) + leadLife).toISOString();
    const half = (Date.parse(until) - Date.parse(now)) / 2;
    const isGood = last?.files === digest && Date.parse(last.expires ?? "") - Date.parse(now) > half;
    if (isGood || (last === undefined && files.size === 0)) continue;
    const about = isOwn ? { ...mark, leastAgent: repository.leastAgent } : mark;
    const part = targetsPart({ ...head(until), mark: about }, files);
    named.set(name, await put(name, part, { expires: until, files: digest }));
  }
  const snapshot = await put("snapshot", snapshotPart(head(expires), named), { expires, files: null });
  await put("timestamp", timestampPart(head(expires), snapshot), { expires, files: null });
}

async function newestDocuments(tx: Tx): Promise<readonly DocumentRow[]> {
  return await tx.rows<DocumentRow>(sql`
    select distinct on (tree, role) tree, role, version, length(content) as length, sha256, expires, files
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
