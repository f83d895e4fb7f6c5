/**
 * The root of a publication as a file (`bongsu.publication-root/1`): of both trees the root document and the top-level targets, which say who speaks for which
 * paths. It is carried between the offices that sign it; every office signs all four documents at once, with both halves of its key.
 */
import { member, textMember } from "#core/input/json.ts";
import { joined } from "#core/seal/algorithm.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { RootPart, SignedPart, TargetsPart, TufDocument, TufSigner } from "#core/tuf/metadata.ts";
import { olpcBytes } from "#core/tuf/canonical-json.ts";
import { readTufValue } from "#core/tuf/read-metadata.ts";
import { schemesOfTree, type TufTree, tufTrees } from "#core/tuf/schemes.ts";
import { countSigners, meetsThreshold } from "#core/tuf/verify-threshold.ts";
import {
  delegationsPart,
  documentBytes,
  type PublicationMark,
  rootPart,
  withSignature,
  type WrittenKeys,
} from "#core/tuf/write-metadata.ts";

const form = "bongsu.publication-root/1";

/** Both documents of a tree. */
type SignedRoot = {
  readonly root: TufDocument<RootPart>;
  readonly targets: TufDocument<TargetsPart>;
};

/** The file. */
export type PublicationRoot = {
  readonly mark: PublicationMark;
  readonly version: number;
  readonly trees: Readonly<Record<TufTree, SignedRoot>>;
};

/** Who a role of one tree is: its keys, and how many of them sign. */
export type RoleHolders = { readonly keys: WrittenKeys; readonly threshold: number };

/** What a root is made of; roles by tree and name, `root` being the offices. */
type RootDraft = {
  readonly mark: PublicationMark;
  readonly version: number;
  readonly expires: string;
  readonly holders: Readonly<Record<TufTree, ReadonlyMap<string, RoleHolders>>>;
  /** The roles to which paths are delegated, in the order in which they are asked. */
  readonly delegations: readonly { readonly name: string; readonly paths: readonly string[] }[];
};

/** The root that nobody has signed yet. Throws where a role has no holders, which is a bug of the caller. */
export function draftRoot(draft: RootDraft): PublicationRoot {
  const { mark, version } = draft;
  return {
    mark,
    version,
    trees: { ed25519: draftTree(draft, "ed25519"), "ml-dsa-65": draftTree(draft, "ml-dsa-65") },
  };
}

function draftTree({ mark, version, expires, holders, delegations }: RootDraft, tree: TufTree): SignedRoot {
  const of = (name: string): RoleHolders => {
    const found = holders[tree].get(name);
    if (found === undefined) throw new TypeError(`the role ${name} has no holders`);
    return found;
  };
  const role = (name: string) => ({ keyids: [...of(name).keys.keys()], threshold: of(name).threshold });
  const keysOf = (names: readonly string[]): WrittenKeys =>
    new Map(names.flatMap((name) => [...of(name).keys]));
  const head = { version, expires, mark };
  const root = rootPart(head, keysOf(["root", "snapshot", "timestamp"]), {
    root: role("root"),
    targets: role("root"),
    snapshot: role("snapshot"),
    timestamp: role("timestamp"),
  });
  const named = delegations.map(({ name, paths }) => ({ name, paths, ...role(name) }));
  const targets = delegationsPart(head, keysOf(delegations.map(({ name }) => name)), named);
  return { root: unsigned(root, "root"), targets: unsigned(targets, "targets") };
}

function unsigned<Kind extends "root" | "targets">(signed: object, kind: Kind) {
  const read = readTufValue({ signed, signatures: [] }, kind);
  if (!read.ok) throw new TypeError(read.findings[0]?.message);
  return read.value;
}

/** The root with an office's signatures of both trees, in place of earlier ones by the same keys. */
export async function withSignatures(
  root: PublicationRoot,
  signers: Readonly<Record<TufTree, TufSigner>>,
): Promise<PublicationRoot> {
  const tree = async (name: TufTree): Promise<SignedRoot> => ({
    root: await withSignature(root.trees[name].root, signers[name]),
    targets: await withSignature(root.trees[name].targets, signers[name]),
  });
  return { ...root, trees: { ed25519: await tree("ed25519"), "ml-dsa-65": await tree("ml-dsa-65") } };
}

/** The file's value. */
export function publicationRootDocument({ trees }: PublicationRoot): object {
  const documents = ({ root, targets }: SignedRoot) => ({
    root: { signed: root.signed, signatures: root.signatures },
    targets: { signed: targets.signed, signatures: targets.signatures },
  });
  return {
    type: form,
    trees: { ed25519: documents(trees.ed25519), "ml-dsa-65": documents(trees["ml-dsa-65"]) },
  };
}

/** Reads the file's value: four documents of one version, room and world. Who signed it is for {@link offices} and {@link isSigned}. */
export function readPublicationRoot(value: unknown): Parsed<PublicationRoot> {
  if (textMember(value, "type") !== form)
    return failed("/type", "publication-root-form", "This is not the root of a publication.");
  const read = { ed25519: readTree(value, "ed25519"), "ml-dsa-65": readTree(value, "ml-dsa-65") };
  for (const tree of tufTrees) if (!read[tree].ok) return read[tree];
  const trees = { ed25519: valueOf(read.ed25519), "ml-dsa-65": valueOf(read["ml-dsa-65"]) };
  const documents = tufTrees.flatMap((tree) => [trees[tree].root, trees[tree].targets]);
  const mark = markOf(trees.ed25519.root);
  const { version } = trees.ed25519.root.part;
  const isOne = documents.every((one) => one.part.version === version && isSameMark(markOf(one), mark));
  if (mark === null || !isOne)
    return failed("", "publication-root-form", "Its documents are not of one version, room and world.");
  return parsed({ mark, version, trees });
}

function valueOf(read: Parsed<SignedRoot>): SignedRoot {
  if (!read.ok) throw new TypeError("a tree that was read");
  return read.value;
}

function readTree(value: unknown, tree: TufTree): Parsed<SignedRoot> {
  const documents = member(member(value, "trees"), tree);
  const root = readTufValue(member(documents, "root"), "root");
  if (!root.ok) return root;
  const targets = readTufValue(member(documents, "targets"), "targets");
  return targets.ok ? parsed({ root: root.value, targets: targets.value }) : targets;
}

/** Which room and world a document is of; `null` where it does not say. */
export function markOf({ signed }: { readonly signed: unknown }): PublicationMark | null {
  const mark = member(signed, "bongsu");
  const [room, drill] = [textMember(mark, "room"), member(mark, "drill")];
  if (room === null || typeof drill !== "boolean") return null;
  const leastAgent = textMember(mark, "leastAgent");
  return { room, drill, ...(leastAgent === null ? {} : { leastAgent }) };
}

/** Whether two documents are of one room and world. */
export function isSameMark(a: PublicationMark | null, b: PublicationMark | null): boolean {
  return a !== null && b !== null && a.room === b.room && a.drill === b.drill;
}

/** Whether enough offices signed all four documents: those of the root itself, and those of the one before where there is one. */
export async function isSigned(root: PublicationRoot, before: PublicationRoot | null): Promise<boolean> {
  for (const tree of tufTrees) {
    const { root: document, targets } = root.trees[tree];
    const { roles } = document.part;
    const needed = [
      [roles.root, document],
      [roles.targets, targets],
      ...(before === null ? [] : [[before.trees[tree].root.part.roles.root, document] as const]),
    ] as const;
    for (const [role, signed] of needed)
      if (!(await meetsThreshold(role, signed, schemesOfTree[tree]))) return false;
  }
  return true;
}

/** How many offices signed all four documents with good signatures. */
export async function signedOffices({ trees }: PublicationRoot): Promise<number> {
  const counts = await Promise.all(
    tufTrees.flatMap((tree) => {
      const { root, targets } = trees[tree];
      const count = async (document: TufDocument<SignedPart>) =>
        await countSigners(root.part.roles.root, document, schemesOfTree[tree]);
      return [count(root), count(targets)];
    }),
  );
  return Math.min(...counts);
}

/** What offices compare by telephone: the signed bytes of both trees, whoever has signed them so far. */
export function comparedBytes(roots: Readonly<Record<TufTree, { readonly signed: unknown }>>): Uint8Array {
  return joined(olpcBytes(roots.ed25519.signed), olpcBytes(roots["ml-dsa-65"].signed));
}

/** The four documents as the files that are published, by path. */
export function publishedRoot({ version, trees }: PublicationRoot): ReadonlyMap<string, Uint8Array> {
  const files = (folder: string, { root, targets }: SignedRoot) =>
    [
      [`${folder}${version}.root.json`, documentBytes(root.signed, root.signatures)],
      [`${folder}${version}.targets.json`, documentBytes(targets.signed, targets.signatures)],
    ] as const;
  return new Map([...files("", trees.ed25519), ...files("pq/", trees["ml-dsa-65"])]);
}
