/** What is wrong with the roles of the publication: which wait for signatures, which come to their end, whether the next root waits for them, and what no role of the root in force may speak for. */
import { rootVersions } from "#cli/publication/files.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { isLeadRole } from "#core/tuf/publication-targets.ts";
import { roleFiles } from "#core/tuf/role-document.ts";
import { draftsToSign, writeRolesToSign } from "#main/room/publication/to-sign-folder.ts";
import type { FoundCondition } from "#main/watch/conditions.ts";
import {
  filesBeyondRoot,
  filesDigest,
  newestDocuments,
  type PublicationRepository,
  publishedRootVersion,
} from "#stages/dissemination/publication-metadata.ts";
import { pubFiles } from "#stages/dissemination/queries.ts";
import { showDrafts } from "#stages/dissemination/role-signing.ts";
import { rolesToSign } from "#stages/dissemination/roles-to-sign.ts";
import { type Store, system, type Tx } from "#store/sql.ts";

const notice = 30 * 24 * 3_600_000;

/** Writes what waits for signatures into the room's folder, and says what is wrong. */
export async function lookAtRoles(
  { store, data }: { readonly store: Store; readonly data: string },
  repository: PublicationRepository | undefined,
  now: string,
): Promise<readonly FoundCondition[]> {
  if (repository === undefined) return [];
  const waiting = await store.read(system, async (tx) => await rolesToSign(tx, repository, now));
  await writeRolesToSign(data, waiting, now);
  const drafts = await draftsToSign(data);
  await store.write(system, async (tx) => await showDrafts(tx, drafts, { root: repository.newest, now }));
  return await store.read(system, async (tx) => [
    ...(await roleConditions(tx, data, now)),
    ...beyondRoot(filesBeyondRoot(repository, await pubFiles(tx))),
  ]);
}

/** The same without the room's keys: by the drafts that lie in its folder, and by what is published. */
export async function roleConditions(tx: Tx, data: string, now: string): Promise<readonly FoundCondition[]> {
  const documents = (await newestDocuments(tx)).filter(({ role }) => isLeadRole(role));
  const drafts = await draftsToSign(data);
  const changed = drafts.filter((draft) => {
    const published = documents.filter(({ role }) => role === draft.role);
    const digest = filesDigest(roleFiles(draft));
    return published.length === 0 || published.some(({ files }) => files !== digest);
  });
  const known = await publishedRootVersion(tx);
  const isRootHeld = known > 0 && drafts.length > 0 && ((await rootVersions(data)).at(-1) ?? 0) > known;
  const names = drafts.map(({ role }) => role).join(", ");
  return [
    ...changed.map(({ role }) => ({ code: "role-waits", state: "caution", about: role }) as const),
    ...(isRootHeld ? [{ code: "root-waits", state: "caution", about: names } as const] : []),
    ...endings(documents, now),
  ];
}

function beyondRoot(files: readonly IndexFile[]): readonly FoundCondition[] {
  const folders = new Set(files.map(({ path }) => path.split("/", 1)[0]));
  return files.length === 0
    ? []
    : [{ code: "root-narrow", state: "caution", about: [...folders].join(", ") }];
}

function endings(
  documents: readonly { readonly role: string; readonly expires: string | null }[],
  now: string,
): readonly FoundCondition[] {
  const ends = new Map<string, string>();
  for (const { role, expires } of documents)
    if (expires !== null && expires < (ends.get(role) ?? "~")) ends.set(role, expires);
  return [...ends].flatMap(([role, expires]) => {
    const left = Date.parse(expires) - Date.parse(now);
    if (left >= notice) return [];
    return [{ code: "role-ending", state: left <= 0 ? "failing" : "caution", about: `${role}: ${expires}` }];
  });
}
