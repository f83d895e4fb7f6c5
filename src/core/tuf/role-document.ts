/**
 * The targets of a lead authority as a file (`bongsu.publication-role/1`): the same document for both trees, which names the directives and facts that the
 * authority vouches for. The room writes it, the authority signs it where its keys are, and it is brought back.
 */
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import type { Delegation, TargetsPart, TufDocument, TufSigner } from "#core/tuf/metadata.ts";
import { isSameMark, markOf, type PublicationRoot } from "#core/tuf/publication-root.ts";
import { isLeadRole } from "#core/tuf/publication-targets.ts";
import { readTufValue } from "#core/tuf/read-metadata.ts";
import { schemesOfTree, type TufTree, tufTrees } from "#core/tuf/schemes.ts";
import { countSigners, meetsThreshold } from "#core/tuf/verify-threshold.ts";
import {
  type DocumentHead,
  documentBytes,
  type PublicationMark,
  targetsPart,
  withSignature,
  type WrittenFile,
} from "#core/tuf/write-metadata.ts";

const form = "bongsu.publication-role/1";
/** More signatures than any role has keys are not read. */
const mostSignatures = 64;

/** The file. */
export type RoleDocument = {
  readonly role: string;
  readonly mark: PublicationMark;
  readonly version: number;
  /** In milliseconds since 1970. */
  readonly expires: number;
  readonly trees: Readonly<Record<TufTree, TufDocument<TargetsPart>>>;
};

/** A document that nobody has signed yet. */
export function draftRole(
  role: string,
  head: DocumentHead,
  files: ReadonlyMap<string, WrittenFile>,
): RoleDocument {
  const unsigned = { signed: targetsPart(head, files), signatures: [] };
  const read = readRoleDocument({
    type: form,
    role,
    trees: { ed25519: unsigned, "ml-dsa-65": unsigned },
  });
  if (!read.ok) throw new TypeError(read.findings[0]?.message);
  return read.value;
}

/** The file's value. */
export function roleDocumentValue({ role, trees }: RoleDocument): object {
  const of = ({ signed, signatures }: TufDocument<TargetsPart>) => ({ signed, signatures });
  return {
    type: form,
    role,
    trees: { ed25519: of(trees.ed25519), "ml-dsa-65": of(trees["ml-dsa-65"]) },
  };
}

/** Reads the file's value: both trees say the same, of one room and world, and delegate nothing. Who signed it is for {@link isRoleSigned}. */
export function readRoleDocument(value: unknown): Parsed<RoleDocument> {
  const wrong = failed("", "publication-role-form", "This is not what a lead authority's role signs.");
  const role = textMember(value, "role");
  if (textMember(value, "type") !== form || role === null || !isLeadRole(role)) return wrong;
  const treeIn = (tree: TufTree) => {
    const document = member(member(value, "trees"), tree);
    return listMember(document, "signatures").length > mostSignatures
      ? wrong
      : readTufValue(document, "targets");
  };
  const [classical, lattice] = [treeIn("ed25519"), treeIn("ml-dsa-65")];
  if (!classical.ok) return classical;
  if (!lattice.ok) return lattice;
  const { part, signed } = classical.value;
  const mark = markOf(classical.value);
  const isOne = canonicalText(signed) === canonicalText(lattice.value.signed);
  if (mark === null || !isOne || part.delegations.length > 0) return wrong;
  const trees = { ed25519: classical.value, "ml-dsa-65": lattice.value };
  return parsed({ role, mark, version: part.version, expires: part.expires, trees });
}

/** The document with a holder's signatures of both trees, in place of earlier ones by the same keys. */
export async function withRoleSignatures(
  document: RoleDocument,
  signers: Readonly<Record<TufTree, TufSigner>>,
): Promise<RoleDocument> {
  const { trees } = document;
  return {
    ...document,
    trees: {
      ed25519: await withSignature(trees.ed25519, signers.ed25519),
      "ml-dsa-65": await withSignature(trees["ml-dsa-65"], signers["ml-dsa-65"]),
    },
  };
}

/** What a root says of a role in a tree; nothing where it has none of this name. */
export function delegationIn(root: PublicationRoot, tree: TufTree, role: string): Delegation | undefined {
  return root.trees[tree].targets.part.delegations.find(({ name }) => name === role);
}

/** How many of the holders that a root names signed in both trees, and how many it takes; `null` where the root has no such role, or is of another room or world. */
export async function roleSignatures(
  { role, mark, trees }: RoleDocument,
  root: PublicationRoot,
): Promise<{ readonly signed: number; readonly threshold: number; readonly holders: number } | null> {
  if (!isSameMark(mark, root.mark)) return null;
  const counts: number[] = [];
  let [threshold, holders] = [0, 0];
  for (const tree of tufTrees) {
    const delegation = delegationIn(root, tree, role);
    if (delegation === undefined) return null;
    counts.push(await countSigners(delegation, trees[tree], schemesOfTree[tree]));
    [threshold, holders] = [Math.max(threshold, delegation.threshold), delegation.keyids.length];
  }
  return { signed: Math.min(...counts), threshold, holders };
}

/** Whether enough of the holders that a root names signed, in both trees. */
export async function isRoleSigned(
  { role, mark, trees }: RoleDocument,
  root: PublicationRoot,
): Promise<boolean> {
  if (!isSameMark(mark, root.mark)) return false;
  for (const tree of tufTrees) {
    const delegation = delegationIn(root, tree, role);
    if (delegation === undefined) return false;
    if (!(await meetsThreshold(delegation, trees[tree], schemesOfTree[tree]))) return false;
  }
  return true;
}

/** The bytes that are published in a tree: with the signatures of those alone whom the root names. */
export function publishedRole(
  { role, trees }: RoleDocument,
  root: PublicationRoot,
  tree: TufTree,
): Uint8Array {
  const named = delegationIn(root, tree, role)?.keyids ?? [];
  const { signed, signatures } = trees[tree];
  return documentBytes(
    signed,
    signatures.filter(({ keyid }) => named.includes(keyid)),
  );
}

/**
 * The document with those signatures of another over the same bytes that are good and by keys that a root names, in both trees; `added` is how many were not there yet.
 */
export async function goodRoleSignatures(
  document: RoleDocument,
  brought: RoleDocument,
  root: PublicationRoot,
): Promise<{ readonly document: RoleDocument; readonly added: number }> {
  let [joined, added] = [document, 0];
  for (const tree of tufTrees) {
    const delegation = delegationIn(root, tree, document.role);
    if (delegation === undefined || !isSameMark(document.mark, root.mark)) return { document, added: 0 };
    const { signed, signatures } = document.trees[tree];
    const there = signatures.map(({ keyid }) => keyid);
    const fresh: (typeof signatures)[number][] = [];
    for (const one of brought.trees[tree].signatures) {
      if (there.includes(one.keyid) || fresh.some(({ keyid }) => keyid === one.keyid)) continue;
      const count = await countSigners(delegation, { signed, signatures: [one] }, schemesOfTree[tree]);
      if (count > 0) fresh.push(one);
    }
    const trees = {
      ...joined.trees,
      [tree]: { ...document.trees[tree], signatures: [...signatures, ...fresh] },
    };
    [joined, added] = [{ ...joined, trees }, added + fresh.length];
  }
  return { document: joined, added };
}

/** What a document vouches for: length and SHA-256 by path. */
export function roleFiles({
  trees,
}: {
  readonly trees: Pick<RoleDocument["trees"], "ed25519">;
}): ReadonlyMap<string, WrittenFile> {
  return new Map(
    [...trees.ed25519.part.targets].map(([path, { length, hashes }]) => [
      path,
      { length, sha256: hashes.get("sha256") ?? "" },
    ]),
  );
}

/** A path that a document vouches for, or no longer does, and how that differs from the one before. */
type RoleChange = {
  readonly path: string;
  readonly sha256: string;
  readonly change: "+" | "~" | "-" | " ";
};

/** What a document says, path by path, against the one before. */
export function roleChanges(document: RoleDocument, before: RoleDocument | null): readonly RoleChange[] {
  return changesOfFiles(roleFiles(document), before === null ? new Map() : roleFiles(before));
}

/** What files become of others, path by path. */
export function changesOfFiles(
  now: ReadonlyMap<string, WrittenFile>,
  was: ReadonlyMap<string, WrittenFile>,
): readonly RoleChange[] {
  const paths = [...new Set([...now.keys(), ...was.keys()])].toSorted();
  return paths.map((path) => {
    const [one, other] = [now.get(path), was.get(path)];
    const isSame = one?.sha256 === other?.sha256 && one?.length === other?.length;
    const change = one === undefined ? "-" : other === undefined ? "+" : isSame ? " " : "~";
    return { path, sha256: (one ?? other)?.sha256 ?? "", change };
  });
}
