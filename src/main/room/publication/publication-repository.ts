/**
 * By what a room publishes after TUF. The roots that its offices signed lie in `keys/root-N.json` of the data directory; the keys of the roles that the
 * room signs for itself are drawn from `keys/tuf`, and `keys/publication-roles.json` names their public halves, for the offices who make a root elsewhere. In
 * a drill the room is every office itself: it makes root, and makes it again where an office has no role yet.
 */
import { join } from "node:path";
import { createJson, readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { readPublicationSeed } from "#cli/key/key-file.ts";
import { makeKeyOnce } from "#cli/key/make-key-once.ts";
import { keySecrets } from "#cli/key/secret-options.ts";
import { rootFile, rootVersions } from "#cli/publication/files.ts";
import { leastSafeAgent } from "#core/document/agent-release.ts";
import { hkdfExpand } from "#core/seal/object/hkdf.ts";
import type { TufSigner } from "#core/tuf/metadata.ts";
import {
  draftRoot,
  isSameMark,
  isSigned,
  type PublicationRoot,
  publicationRootDocument,
  readPublicationRoot,
  type RoleHolders,
  withSignatures,
} from "#core/tuf/publication-root.ts";
import { delegationsOf, ownRoles, rolesDocument } from "#core/tuf/publication-roles.ts";
import { isLeadRole } from "#core/tuf/publication-targets.ts";
import { delegationIn, type RoleDocument } from "#core/tuf/role-document.ts";
import { type TufTree, tufSignerOfSeed, tufTrees } from "#core/tuf/schemes.ts";
import type { PublicationMark } from "#core/tuf/write-metadata.ts";
import { readSignedRoles, rolesSignedFor } from "#main/room/publication/to-sign-folder.ts";
import {
  isSignedFor,
  newestDocuments,
  type PublicationRepository,
  publishedRootVersion,
} from "#stages/dissemination/publication-metadata.ts";
import { signedRoles } from "#stages/dissemination/role-signing.ts";
import { listOffices } from "#stages/registry/queries.ts";
import { type Store, system } from "#store/sql.ts";

/** The document that names the room's own roles. */
function rolesFile(data: string): string {
  return join(data, "keys", "publication-roles.json");
}

type RepositoryRoom = PublicationMark & { readonly data: string; readonly store: Store };

type TreeSigners = Readonly<Record<TufTree, ReadonlyMap<string, TufSigner>>>;

/** Reads the roots again each time it is asked to, so that one that was put in place is published without a restart. */
type OpenRepository = {
  readonly current: () => PublicationRepository | undefined;
  readonly reload: () => Promise<void>;
};

/** Opens the repository of a room; in a drill it is made where there is none. */
export async function openRepository(room: RepositoryRoom): Promise<OpenRepository> {
  const seed = await seedOf(room);
  let current = await readRepository(room, seed);
  return {
    current: () => current,
    reload: async () => void (current = await readRepository(room, seed)),
  };
}

async function readRepository(
  room: RepositoryRoom,
  seed: Uint8Array,
): Promise<PublicationRepository | undefined> {
  const { drill } = room;
  const today = new Date().toISOString().slice(0, 10);
  const offices = await room.store.read(system, async (tx) => await listOffices(tx, today));
  const leads = offices.map(({ id }) => id);
  const signers = await signersOf(seed, drill, ownRoles(leads));
  await writeRoles(room, leads, signers);
  let roots = await readRoots(room);
  const delegated = roots.at(-1)?.trees.ed25519.targets.part.delegations ?? [];
  const isWhole = delegationsOf(leads).every(({ name, paths }) =>
    delegated.some((one) => one.name === name && paths.every((path) => one.paths?.includes(path))),
  );
  // A room that is reached under another address is another room to its agents; in a drill its next root says so.
  const isOfRoom = isSameMark(roots.at(-1)?.mark ?? null, room);
  if (drill && !(isWhole && isOfRoom)) {
    await writeDrillRoot(room, { seed, leads, signers, before: roots.at(-1) ?? null });
    roots = await readRoots(room);
  }
  const newest = roots.at(-1);
  if (newest === undefined || !isSameMark(newest.mark, room)) return undefined;
  const elsewhere = rolesElsewhere(newest, signers);
  const { served, brought } = await servedRoots(room, { roots, elsewhere, signers });
  const [first, ...others] = served;
  return first === undefined
    ? undefined
    : {
        roots: [first, ...others],
        signers: signersNamed(served.at(-1) ?? first, signers),
        leastAgent: leastSafeAgent,
        newest,
        elsewhere,
        brought,
      };
}

/** The signers whose keys the root names for their roles: another's would only be refused. */
function signersNamed({ trees }: PublicationRoot, signers: TreeSigners): TreeSigners {
  const named = (tree: TufTree) => {
    const { root, targets } = trees[tree];
    const { snapshot, timestamp } = root.part.roles;
    const roles = new Map([
      ["snapshot", snapshot],
      ["timestamp", timestamp],
      ...targets.part.delegations.map((one) => [one.name, one] as const),
    ]);
    return new Map(
      [...signers[tree]].filter(([role, { keyid }]) => {
        const { keyids = [], threshold = 1 } = roles.get(role) ?? {};
        return keyids.includes(keyid) && threshold === 1;
      }),
    );
  };
  return { ed25519: named("ed25519"), "ml-dsa-65": named("ml-dsa-65") };
}

/** The roles of lead authorities that a root gives to keys that are not the room's. */
function rolesElsewhere(root: PublicationRoot, signers: TreeSigners): readonly string[] {
  const named = signersNamed(root, signers);
  return root.trees.ed25519.targets.part.delegations
    .map(({ name }) => name)
    .filter((name) => isLeadRole(name) && !tufTrees.every((tree) => named[tree].has(name)));
}

type RootChoice = {
  readonly roots: readonly PublicationRoot[];
  readonly elsewhere: readonly string[];
  readonly signers: TreeSigners;
};

/**
 * The roots as far as they can be published: under one that gives a role to other keys, agents would refuse everything until those keys have signed what is published
 * of the role. Such a root waits for them; one that is published already does not.
 */
async function servedRoots({ store, data }: RepositoryRoom, { roots, elsewhere, signers }: RootChoice) {
  const { documents, known, online } = await store.read(system, async (tx) => ({
    documents: await newestDocuments(tx),
    known: await publishedRootVersion(tx),
    online: await signedRoles(tx),
  }));
  const all = new Map(await readSignedRoles(data, elsewhere));
  for (const [role, document] of online)
    if (elsewhere.includes(role) && document.version > (all.get(role)?.version ?? 0)) all.set(role, document);
  for (let count = roots.length; count > 0; count--) {
    const [served, root] = [roots.slice(0, count), roots[count - 1]];
    if (root === undefined) continue;
    const brought = await rolesSignedFor(all, root);
    const isReady = rolesElsewhere(root, signers).every((role) =>
      tufTrees.every((tree) => {
        const [last, holders] = [
          documents.find((one) => one.tree === tree && one.role === role),
          delegationIn(root, tree, role),
        ];
        if (last === undefined || (brought.get(role)?.version ?? 0) > last.version) return true;
        return holders !== undefined && isSignedFor(last, holders);
      }),
    );
    if (isReady || root.version <= known || count === 1) return { served, brought };
  }
  return { served: [], brought: new Map<string, RoleDocument>() };
}

async function seedOf({ data, drill }: RepositoryRoom): Promise<Uint8Array> {
  const path = join(data, "keys", "tuf");
  const secrets = await keySecrets({}, process.env);
  await makeKeyOnce(path, { purpose: "publication", drill }, secrets);
  return await readPublicationSeed(path, secrets);
}

/** One key a role and tree, so that what is stolen of one role is no other's. */
async function signersOf(seed: Uint8Array, drill: boolean, roles: readonly string[]): Promise<TreeSigners> {
  const draw = async (tree: TufTree) => {
    const signers = new Map<string, TufSigner>();
    for (const role of roles) {
      const info = new TextEncoder().encode(`bongsu/1 ${drill ? "drill" : "real"} ${tree} ${role}`);
      signers.set(role, await tufSignerOfSeed(tree, await hkdfExpand("SHA-512", seed, info, 32)));
    }
    return signers;
  };
  return { ed25519: await draw("ed25519"), "ml-dsa-65": await draw("ml-dsa-65") };
}

async function writeRoles(
  room: RepositoryRoom,
  leads: readonly string[],
  signers: TreeSigners,
): Promise<void> {
  const document = rolesDocument({ room: room.room, drill: room.drill }, leads, signers);
  const path = rolesFile(room.data);
  const there = await readJsonFile(path);
  if (there.ok && JSON.stringify(there.value) === JSON.stringify(document)) return;
  await writeJson(path, document);
}

/** The roots of the folder, oldest first, as far as each was signed as it must be; what is not is left out, with all that follows it. */
async function readRoots({ data, drill }: RepositoryRoom): Promise<readonly PublicationRoot[]> {
  const roots: PublicationRoot[] = [];
  for (const version of await rootVersions(data)) {
    const json = await readJsonFile(rootFile(data, version));
    const read = json.ok ? readPublicationRoot(json.value) : json;
    const before = roots.at(-1) ?? null;
    const follows = read.ok && read.value.version === (before === null ? version : before.version + 1);
    if (!read.ok || !follows || read.value.mark.drill !== drill) break;
    if (!(await isSigned(read.value, before))) break;
    roots.push(read.value);
  }
  return roots;
}

const drillOffices = ["office-1", "office-2", "office-3"];
const drillThreshold = 2;
const drillLife = 365 * 24 * 3_600_000;

type DrillRoot = {
  readonly seed: Uint8Array;
  readonly leads: readonly string[];
  readonly signers: TreeSigners;
  readonly before: PublicationRoot | null;
};

/** In a drill every office is in the room: all sign at once. Another process may have made the root of this number meanwhile, which stays. */
async function writeDrillRoot(
  { data, room, drill }: RepositoryRoom,
  { seed, leads, signers, before }: DrillRoot,
): Promise<void> {
  const offices = await signersOf(seed, drill, drillOffices);
  const version = (before?.version ?? 0) + 1;
  const holdersOf = (tree: TufTree): ReadonlyMap<string, RoleHolders> => {
    const keysOf = (all: Iterable<TufSigner>) => new Map([...all].map(({ keyid, key }) => [keyid, key]));
    return new Map([
      ["root", { keys: keysOf(offices[tree].values()), threshold: drillThreshold }],
      ...[...signers[tree]].map(([role, one]) => [role, { keys: keysOf([one]), threshold: 1 }] as const),
    ]);
  };
  let root = draftRoot({
    mark: { room, drill },
    version,
    expires: new Date(Date.now() + drillLife).toISOString(),
    holders: { ed25519: holdersOf("ed25519"), "ml-dsa-65": holdersOf("ml-dsa-65") },
    delegations: delegationsOf(leads),
  });
  for (const office of drillOffices)
    root = await withSignatures(root, {
      ed25519: signerIn(offices.ed25519, office),
      "ml-dsa-65": signerIn(offices["ml-dsa-65"], office),
    });
  await createJson(rootFile(data, version), publicationRootDocument(root));
}

function signerIn(signers: ReadonlyMap<string, TufSigner>, name: string): TufSigner {
  const signer = signers.get(name);
  if (signer === undefined) throw new TypeError(`no signer ${name}`);
  return signer;
}
