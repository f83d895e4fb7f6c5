/**
 * What roles of the publication wait for whose keys are not in the room: the documents that lead authorities have to sign next. A draft is needed where what the
 * authority vouches for has changed, its document comes to its end, or the newest root names other keys for it.
 */
import type { PublicationRoot } from "#core/tuf/publication-root.ts";
import { delegationIn, draftRole, type RoleDocument } from "#core/tuf/role-document.ts";
import { tufTrees } from "#core/tuf/schemes.ts";
import type { WrittenFile } from "#core/tuf/write-metadata.ts";
import {
  type DocumentRow,
  filesByRole,
  filesDigest,
  isGoodFor,
  newestDocuments,
  type PublicationRepository,
} from "#stages/dissemination/publication-metadata.ts";
import { newestIndexHead, pubFiles } from "#stages/dissemination/queries.ts";
import { epochFloors } from "#stages/registry/queries.ts";
import type { Tx } from "#store/sql.ts";

/** A document that waits for its signatures. */
export type RoleToSign = {
  readonly draft: RoleDocument;
  /** The version of the document that is published; 0 where there is none. */
  readonly published: number;
};

/** Whoever holds the keys need not come more often than this where nothing changes. */
export const elsewhereLife = 365 * 24 * 3_600_000;

/** The roles that wait, by the newest root. */
export async function rolesToSign(
  tx: Tx,
  repository: PublicationRepository,
  now: string,
): Promise<readonly RoleToSign[]> {
  const head = await newestIndexHead(tx);
  if (head === undefined || repository.elsewhere.length === 0) return [];
  const files = await filesByRole(tx, await pubFiles(tx));
  const documents = await newestDocuments(tx);
  const floor = (await epochFloors(tx)).index;
  return repository.elsewhere.flatMap((role) => {
    const last = documents.filter((one) => one.role === role);
    const wanted = files.get(role) ?? new Map<string, WrittenFile>();
    const published = Math.max(0, ...last.map(({ version }) => version));
    if (last.length === 0 && wanted.size === 0) return [];
    const digest = filesDigest(wanted);
    if (isUpToDate(last, { digest, root: repository.newest, floor, now })) return [];
    const expires = new Date(Date.parse(now) + elsewhereLife).toISOString();
    const version = Math.max(head.sequence, published + 1);
    const { room, drill } = repository.newest.mark;
    return [{ draft: draftRole(role, { version, expires, mark: { room, drill } }, wanted), published }];
  });
}

type WantedRole = {
  readonly digest: string;
  readonly root: PublicationRoot;
  readonly floor: number;
  readonly now: string;
};

/** Whether what is published says what it should, for long enough, by the keys of the root, in both trees. */
function isUpToDate(last: readonly DocumentRow[], { root, ...wanted }: WantedRole): boolean {
  return tufTrees.every((tree) => {
    const one = last.find((document) => document.tree === tree);
    const role = one === undefined ? undefined : delegationIn(root, tree, one.role);
    return (
      one !== undefined && role !== undefined && isGoodFor(one, { ...wanted, role, until: elsewhereLife / 2 })
    );
  });
}
