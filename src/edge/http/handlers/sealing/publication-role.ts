/** Handlers: what lead authorities sign of the publication elsewhere, and the signatures that they bring. */
import type { Handlers } from "#edge/http/handler.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { comparedBytes } from "#core/tuf/publication-root.ts";
import { changesOfFiles, roleDocumentValue, roleFiles, roleSignatures } from "#core/tuf/role-document.ts";
import { wordsOf } from "#edge/http/answer/digest-words.ts";
import {
  publishedFiles,
  takeRoleSignatures,
  type WaitingRole,
  waitingRoles,
} from "#stages/dissemination/role-signing.ts";
import type { Tx } from "#store/sql.ts";

/** So many changed paths are shown; the file has them all. */
const mostChanges = 200;

/** Handlers of the endpoints about roles of the publication. */
export const publicationRoleHandlers: Handlers<"publicationRoleList" | "publicationRoleBring"> = {
  publicationRoleList: async ({ actor, room }) =>
    await room.store.read(actor, async (tx) => {
      const roles = [];
      for (const waiting of await waitingRoles(tx)) roles.push(await shownRole(tx, waiting));
      return { roles };
    }),
  publicationRoleBring: async ({ input: { office, file }, actor, room }) =>
    await room.store.write(actor, async (tx) => {
      const now = room.now().toISOString();
      const { signed, threshold } = await takeRoleSignatures(tx, office, { file, now });
      return { signed, threshold };
    }),
};

async function shownRole(tx: Tx, { office, document, root, since }: WaitingRole) {
  const { signed, threshold, holders } = (await roleSignatures(document, root)) ?? {
    signed: 0,
    threshold: 1,
    holders: 0,
  };
  const all = changesOfFiles(roleFiles(document), await publishedFiles(tx, office));
  const changes = all.flatMap(({ path, sha256, change }) =>
    change === " " ? [] : [{ path, sha256, change }],
  );
  return {
    office,
    version: document.version,
    expires: new Date(document.expires).toISOString(),
    since,
    words: await wordsOf(comparedBytes(document.trees)),
    signed,
    threshold,
    holders,
    changes: changes.slice(0, mostChanges),
    more: Math.max(0, changes.length - mostChanges),
    file: canonicalText(roleDocumentValue(document)),
  };
}
