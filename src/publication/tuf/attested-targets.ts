/** What both trees of a publication's metadata say: each is brought up to date by itself, both must name the same targets, and a file counts only as one of them. */
import { directiveOfPath, factsOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { findTarget } from "#core/tuf/delegation.ts";
import type { Delegation, TargetsPart, TufDocument } from "#core/tuf/metadata.ts";
import { isSameMark, markOf } from "#core/tuf/publication-root.ts";
import { indexTarget, leadOfTarget, targetPath } from "#core/tuf/publication-targets.ts";
import { schemesOfTree, treeFolder, type TufTree, tufTrees } from "#core/tuf/schemes.ts";
import type { PublicationMark, WrittenFile } from "#core/tuf/write-metadata.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";
import { type FreshTree, refreshTree, type TufSource, type TufStore } from "#publication/tuf/refresh.ts";

/** Where what is trusted of each tree is stored. */
export type TufStores = Readonly<Record<TufTree, TufStore>>;

/** The targets of a publication, by path: what both trees say alike. */
export type AttestedTargets = {
  readonly mark: PublicationMark;
  readonly rootVersion: number;
  readonly targets: ReadonlyMap<string, WrittenFile>;
  /** The digest of the index. */
  readonly index: string;
};

type Attesting = {
  readonly transport: Transport;
  readonly stores: TufStores;
  /** The instant now (RFC 3339). */
  readonly now: string;
  readonly allowExpired: boolean;
};

const mostRoles = 256;
/** Both timestamps are written one after the other: who reads between them reads again. */
const tries = 3;
const pause = 150;

/** The targets that both trees name. Throws a refusal. */
export async function attestedTargets(attesting: Attesting): Promise<AttestedTargets> {
  for (let left = tries; ; left--) {
    const classical = await treeOf(attesting, "ed25519");
    const lattice = await treeOf(attesting, "ml-dsa-65");
    const difference = differenceOf(classical, lattice);
    if (difference === null) return attested(classical);
    const isBetween = classical.version !== lattice.version;
    if (!isBetween || left === 1) throw new PublicationRefusal("trees-differ", difference);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** One tree: its newest state, and what it names. */
type NamedTargets = Omit<AttestedTargets, "index"> & { readonly version: number };

async function treeOf(
  { transport, stores, now, allowExpired }: Attesting,
  tree: TufTree,
): Promise<NamedTargets> {
  const judge = { schemes: schemesOfTree[tree], startedAt: Date.parse(now), allowExpired };
  const fresh = await refreshTree({ judge, store: stores[tree], source: sourceOf(transport, tree) });
  const roles = await documentsOf(fresh);
  const mark = markOf(fresh.root);
  const marks = [fresh.timestamp, fresh.snapshot, fresh.targets, ...roles.values()].map(markOf);
  if (mark === null || !marks.every((one) => isSameMark(one, mark)))
    throw new PublicationRefusal("tuf-mixed", "The metadata is not all of one room and world.");
  const least = marks.find((one) => one?.leastAgent !== undefined)?.leastAgent;
  return {
    mark: { ...mark, ...(least === undefined ? {} : { leastAgent: least }) },
    rootVersion: fresh.root.part.version,
    version: fresh.timestamp.part.version,
    targets: await targetsIn(fresh.targets, roles),
  };
}

/** The files of a tree. Names come quoted as TUF quotes them; a transport is given them as they are. */
function sourceOf(transport: Transport, tree: TufTree): TufSource {
  return async (quoted, most) => {
    const name = decodeURIComponent(quoted);
    if (name.includes("/")) return null;
    return await readLimitedFile(transport, treeFolder[tree] + name, most);
  };
}

/** Every delegated role that the snapshot names. */
async function documentsOf(tree: FreshTree): Promise<ReadonlyMap<Delegation, TufDocument<TargetsPart>>> {
  const loaded = new Map<Delegation, TufDocument<TargetsPart>>();
  const waiting = [...tree.targets.part.delegations];
  for (let next = waiting.shift(); next !== undefined && loaded.size < mostRoles; next = waiting.shift()) {
    if (!tree.snapshot.part.meta.has(next.name)) continue;
    const document = await tree.role(next);
    loaded.set(next, document);
    waiting.push(...document.part.delegations);
  }
  return loaded;
}

const nobody: TufDocument<TargetsPart> = {
  part: { version: 1, expires: 0, targets: new Map(), delegations: [] },
  signed: {},
  signatures: [],
};

/** Each path that a role names, as the search for it finds it: a role says nothing of paths that are not its own. */
async function targetsIn(
  top: TufDocument<TargetsPart>,
  roles: ReadonlyMap<Delegation, TufDocument<TargetsPart>>,
): Promise<ReadonlyMap<string, WrittenFile>> {
  const found = new Map<string, WrittenFile>();
  const roleTargets = async (delegation: Delegation) =>
    await Promise.resolve(roles.get(delegation) ?? nobody);
  const paths = [top, ...roles.values()].flatMap(({ part }) => [...part.targets.keys()]);
  for (const path of new Set(paths)) {
    const target = await findTarget(top, path, { roleTargets, most: mostRoles });
    const sha256 = target?.target.hashes.get("sha256");
    if (target !== null && sha256 !== undefined) found.set(path, { length: target.target.length, sha256 });
  }
  return found;
}

/** How two trees differ, in a sentence; `null` where they say the same. */
function differenceOf(a: NamedTargets, b: NamedTargets): string | null {
  if (!isSameMark(a.mark, b.mark)) return "The trees are of different rooms or worlds.";
  const paths = new Set([...a.targets.keys(), ...b.targets.keys()]);
  for (const path of paths) {
    const [one, other] = [a.targets.get(path), b.targets.get(path)];
    if (one?.sha256 !== other?.sha256 || one?.length !== other?.length)
      return `The trees signed with ${tufTrees.join(" and ")} do not say the same of ${path}.`;
  }
  if (a.mark.leastAgent !== b.mark.leastAgent) return "The trees name different versions of the agent.";
  return null;
}

function attested({ mark, rootVersion, targets }: NamedTargets): AttestedTargets {
  const index = targets.get(indexTarget);
  if (index === undefined)
    throw new PublicationRefusal("not-a-target", "The metadata does not name the index.");
  return { mark, rootVersion, targets, index: index.sha256 };
}

/**
 * The files of an index that are targets, and the directives and facts that no lead authority vouches for yet, or of which it vouches for other bytes: its keys may be
 * elsewhere, and sign later. Throws where another file is not the target of its name.
 */
export function attestedFiles(
  files: readonly IndexFile[],
  { targets }: AttestedTargets,
): { readonly files: readonly IndexFile[]; readonly withheld: readonly IndexFile[] } {
  const led = new Map<string, string>();
  for (const path of targets.keys()) {
    const of = leadOfTarget(path);
    if (of !== null) led.set(of.file, of.lead);
  }
  const [good, withheld]: [IndexFile[], IndexFile[]] = [[], []];
  for (const file of files) {
    const isLed = directiveOfPath(file.path) !== null || factsOfPath(file.path) !== null;
    const path = targetPath(file, () => led.get(file.path));
    const target = path === null ? undefined : targets.get(path);
    if (target?.sha256 === file.sha256 && target.length === file.bytes) good.push(file);
    else if (isLed) withheld.push(file);
    else throw new PublicationRefusal("not-a-target", `${file.path} is not a target of the signed metadata.`);
  }
  return { files: good, withheld };
}
