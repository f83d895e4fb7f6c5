/** A repository of TUF around a test's publication: both trees, by keys that a test holds all of, so that it can play whoever has stolen some. */
import { hash } from "node:crypto";
import {
  consistentPath,
  indexTarget,
  pathsOfLead,
  publicationPaths,
  roleOfLead,
} from "#core/tuf/publication-targets.ts";
import type { TufSigner } from "#core/tuf/metadata.ts";
import {
  draftRoot,
  type PublicationRoot,
  publishedRoot,
  withSignatures,
} from "#core/tuf/publication-root.ts";
import { treeFolder, type TufTree, tufSignerOfSeed, tufTrees } from "#core/tuf/schemes.ts";
import { signedDocument, snapshotPart, targetsPart, timestampPart } from "#core/tuf/write-metadata.ts";

type Trees<T> = Readonly<Record<TufTree, T>>;
export type Files = ReadonlyMap<string, Uint8Array>;

/** Three offices, of which two sign, and the room's own roles. */
export type RepositoryKeys = {
  readonly offices: readonly Trees<TufSigner>[];
  readonly roles: Trees<ReadonlyMap<string, TufSigner>>;
};

const leads = ["o-1", "o-2"];
const delegations = [
  ...leads.map((lead) => ({ name: roleOfLead(lead), paths: pathsOfLead(lead) })),
  { name: "publication", paths: publicationPaths },
];
const roleNames = ["snapshot", "timestamp", ...delegations.map(({ name }) => name)];

/** Keys that are the same for the same number. */
export async function repositoryKeys(number: number): Promise<RepositoryKeys> {
  const seed = (i: number): Uint8Array => new Uint8Array(32).fill(number * 20 + i);
  const both = async (i: number): Promise<Trees<TufSigner>> => ({
    ed25519: await tufSignerOfSeed("ed25519", seed(i)),
    "ml-dsa-65": await tufSignerOfSeed("ml-dsa-65", seed(i)),
  });
  const signers = await Promise.all(roleNames.map(async (name, i) => [name, await both(i + 3)] as const));
  const of = (tree: TufTree) => new Map(signers.map(([name, one]) => [name, one[tree]] as const));
  return {
    offices: await Promise.all([0, 1, 2].map(both)),
    roles: { ed25519: of("ed25519"), "ml-dsa-65": of("ml-dsa-65") },
  };
}

/** What a root is made of, and by whom it is signed: by the first two of its offices, unless told. */
type RootOptions = {
  readonly room: string;
  readonly drill?: boolean;
  readonly version?: number;
  readonly expires?: string;
  readonly keys: RepositoryKeys;
  readonly signers?: readonly Trees<TufSigner>[];
};

export async function testRoot({
  room,
  drill = true,
  version = 1,
  expires,
  keys,
  signers,
}: RootOptions): Promise<PublicationRoot> {
  const holders = (tree: TufTree) =>
    new Map([
      ["root", { keys: named(keys.offices.map((one) => one[tree])), threshold: 2 }],
      ...[...keys.roles[tree]].map(([name, one]) => [name, { keys: named([one]), threshold: 1 }] as const),
    ]);
  let root = draftRoot({
    mark: { room, drill },
    version,
    expires: expires ?? "2027-05-13T00:00:00Z",
    holders: { ed25519: holders("ed25519"), "ml-dsa-65": holders("ml-dsa-65") },
    delegations,
  });
  for (const office of signers ?? keys.offices.slice(0, 2)) root = await withSignatures(root, office);
  return root;
}

function named(signers: readonly TufSigner[]) {
  return new Map(signers.map(({ keyid, key }) => [keyid, key] as const));
}

/** The digests by which an index names a root. */
export function indexRoot(root: PublicationRoot) {
  const files = publishedRoot(root);
  const digest = (tree: TufTree) =>
    sha256(files.get(`${treeFolder[tree]}${root.version}.root.json`) ?? new Uint8Array());
  return { version: root.version, sha256: { ed25519: digest("ed25519"), "ml-dsa-65": digest("ml-dsa-65") } };
}

function sha256(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}

/** How documents differ from the right ones. */
type RepositoryOptions = {
  readonly sequence: number;
  readonly roots: readonly PublicationRoot[];
  readonly keys: RepositoryKeys;
  /** Which trees are written; both unless told. */
  readonly trees?: readonly TufTree[];
  /** When each role ends; a week after unless told. */
  readonly expires?: Readonly<Record<string, string>>;
  readonly leastAgent?: string;
  /** The files that a role names, in one tree or in both. */
  readonly targets?: (
    files: ReadonlyMap<string, { length: number; sha256: string }>,
    role: string,
    tree: TufTree,
  ) => ReadonlyMap<string, { length: number; sha256: string }>;
};

/** The files of a publication with the documents of both trees beside them. */
export async function withRepository(
  files: Files,
  wish: RepositoryOptions,
): Promise<Map<string, Uint8Array>> {
  const all = new Map(files);
  for (const root of wish.roots) for (const [path, bytes] of publishedRoot(root)) all.set(path, bytes);
  const index = files.get(indexTarget) ?? new Uint8Array();
  all.set(consistentPath(indexTarget, sha256(index)), index);
  for (const tree of wish.trees ?? tufTrees) await writeTree(all, files, { ...wish, tree });
  return all;
}

async function writeTree(
  all: Map<string, Uint8Array>,
  files: Files,
  {
    sequence: version,
    roots,
    keys,
    expires = {},
    leastAgent,
    targets = (same) => same,
    tree,
  }: RepositoryOptions & { readonly tree: TufTree },
): Promise<void> {
  const root = roots.at(-1);
  if (root === undefined) throw new TypeError("a repository has a root");
  const put = async (role: string, part: object, name = `${version}.${role}.json`) => {
    const signer = keys.roles[tree].get(role);
    const bytes = await signedDocument(part, signer === undefined ? [] : [signer]);
    all.set(treeFolder[tree] + name, bytes);
    return { version, length: bytes.length, sha256: sha256(bytes) };
  };
  const head = (role: string) => ({
    version,
    expires: expires[role] ?? "2026-05-20T00:00:00Z",
    mark: root.mark,
  });
  const top = all.get(`${treeFolder[tree]}${root.version}.targets.json`) ?? new Uint8Array();
  const meta = new Map([["targets", { version: root.version, length: top.length, sha256: sha256(top) }]]);
  for (const [role, own] of targetsByRole(files)) {
    const at = head(role);
    const mark = role === "publication" && leastAgent !== undefined ? { ...at.mark, leastAgent } : at.mark;
    meta.set(role, await put(role, targetsPart({ ...at, mark }, targets(own, role, tree))));
  }
  const snapshot = await put("snapshot", snapshotPart(head("snapshot"), meta));
  await put("timestamp", timestampPart(head("timestamp"), snapshot), "timestamp.json");
}

/** Every directive is of the office o-1. */
function targetsByRole(files: Files) {
  const roles = new Map(
    delegations.map(({ name }) => [name, new Map<string, { length: number; sha256: string }>()]),
  );
  for (const [path, bytes] of files) {
    if (path === "keys.json") continue;
    const isLed = /^(?:directives|facts)\//.test(path);
    const role = isLed ? roleOfLead("o-1") : "publication";
    roles
      .get(role)
      ?.set(isLed ? path.replace("/", "/o-1/") : path, { length: bytes.length, sha256: sha256(bytes) });
  }
  return roles;
}
