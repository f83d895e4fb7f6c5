/**
 * The documents of roles whose keys are not in the room, as files: what waits for signatures lies in `keys/to-sign`, what was brought back in `keys/signed-roles`.
 * A draft stays the same bytes while what it says is still so: several holders sign it one after the other, and compare the same words.
 */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { signedRoleFile } from "#cli/publication/files.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import {
  isRoleSigned,
  readRoleDocument,
  type RoleDocument,
  roleDocumentValue,
  roleFiles,
} from "#core/tuf/role-document.ts";
import { isSameMark, type PublicationRoot } from "#core/tuf/publication-root.ts";
import { targetsMember } from "#core/tuf/write-metadata.ts";
import { elsewhereLife, type RoleToSign } from "#stages/dissemination/roles-to-sign.ts";

function toSignFolder(data: string): string {
  return join(data, "keys", "to-sign");
}

const ending = ".json";

/** The documents that wait for signatures. */
export async function draftsToSign(data: string): Promise<readonly RoleDocument[]> {
  const drafts: RoleDocument[] = [];
  for (const name of await namesIn(data)) {
    const draft = await roleIn(join(toSignFolder(data), name));
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

async function namesIn(data: string): Promise<readonly string[]> {
  const names = await readdir(toSignFolder(data)).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).toSorted();
}

/** Writes what waits, and takes away what waits no longer. */
export async function writeRolesToSign(
  data: string,
  waiting: readonly RoleToSign[],
  now: string,
): Promise<void> {
  for (const one of waiting) {
    const path = join(toSignFolder(data), one.draft.role + ending);
    if (!isStillSo(await roleIn(path), one, now)) await writeJson(path, roleDocumentValue(one.draft));
  }
  const awaited = new Set(waiting.map(({ draft }) => draft.role));
  for (const name of await namesIn(data))
    if (!awaited.has(name.slice(0, -ending.length)))
      await rm(join(toSignFolder(data), name), { force: true });
}

function isStillSo(there: RoleDocument | null, { draft, published }: RoleToSign, now: string): boolean {
  const saysTheSame =
    there !== null &&
    isSameMark(there.mark, draft.mark) &&
    canonicalText(targetsMember(roleFiles(there))) === canonicalText(targetsMember(roleFiles(draft)));
  return saysTheSame && there.version > published && there.expires - Date.parse(now) > elsewhereLife * 0.75;
}

async function roleIn(path: string): Promise<RoleDocument | null> {
  const json = await readJsonFile(path);
  const read = json.ok ? readRoleDocument(json.value) : json;
  return read.ok ? read.value : null;
}

/** What was brought back of these roles. */
export async function readSignedRoles(
  data: string,
  roles: readonly string[],
): Promise<ReadonlyMap<string, RoleDocument>> {
  const brought = new Map<string, RoleDocument>();
  for (const role of roles) {
    const document = await roleIn(signedRoleFile(data, role));
    if (document?.role === role) brought.set(role, document);
  }
  return brought;
}

/** Those that enough of the holders signed whom a root names. */
export async function rolesSignedFor(
  brought: ReadonlyMap<string, RoleDocument>,
  root: PublicationRoot,
): Promise<ReadonlyMap<string, RoleDocument>> {
  const good = new Map<string, RoleDocument>();
  for (const [role, document] of brought) if (await isRoleSigned(document, root)) good.set(role, document);
  return good;
}
