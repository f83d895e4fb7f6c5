/**
 * Roles of the publication whose keys are not in the room, as the room's people see them: what waits, and the signatures that are brought to it. The draft is
 * the same that lies in the folder of the room's keys; holders may bring theirs by either way.
 */
import { readUnambiguousJson } from "#core/input/json.ts";
import { type Finding, type Parsed, Refusal } from "#core/problem.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import {
  type PublicationRoot,
  publicationRootDocument,
  readPublicationRoot,
} from "#core/tuf/publication-root.ts";
import { officeOfRole, roleOfLead } from "#core/tuf/publication-targets.ts";
import {
  goodRoleSignatures,
  readRoleDocument,
  type RoleDocument,
  roleDocumentValue,
  roleFiles,
  roleSignatures,
} from "#core/tuf/role-document.ts";
import { readTufValue } from "#core/tuf/read-metadata.ts";
import type { WrittenFile } from "#core/tuf/write-metadata.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

type RoleRow = {
  readonly office: string;
  readonly draft: string | null;
  readonly root: string;
  readonly since: string;
  readonly signed: string | null;
};

/** A document that waits: with the signatures that came so far, and the root by which they count. */
export type WaitingRole = {
  readonly office: string;
  readonly document: RoleDocument;
  readonly root: PublicationRoot;
  readonly since: string;
};

/** How far a document is. */
type RoleProgress = { readonly signed: number; readonly threshold: number; readonly holders: number };

/** Shows the drafts that wait now, and takes away those that do not. One that says the same keeps the signatures that came. */
export async function showDrafts(
  tx: Tx,
  drafts: readonly RoleDocument[],
  { root, now }: { readonly root: PublicationRoot; readonly now: string },
): Promise<void> {
  const rows = new Map((await roleRows(tx)).map((row) => [row.office, row]));
  const rootText = canonicalText(publicationRootDocument(root));
  for (const draft of drafts) {
    const office = officeOfRole(draft.role);
    const row = rows.get(office);
    const there = row?.draft == null ? null : documentIn(row.draft);
    const isSame = there !== null && signedText(there) === signedText(draft);
    if (isSame && row?.root === rootText) continue;
    const text = isSame ? row?.draft : canonicalText(roleDocumentValue(draft));
    await tx.run(sql`
      insert into publication_role (office, draft, root, since) values (${office}, ${text}, ${rootText}, ${now})
      on conflict (office) do update set draft = excluded.draft, root = excluded.root, since = excluded.since`);
  }
  const waiting = new Set(drafts.map(({ role }) => officeOfRole(role)));
  for (const { office, draft } of rows.values())
    if (draft !== null && !waiting.has(office))
      await tx.run(sql`update publication_role set draft = null where office = ${office}`);
}

/** What waits for signatures. */
export async function waitingRoles(tx: Tx): Promise<readonly WaitingRole[]> {
  return (await roleRows(tx)).flatMap((row) => waitingIn(row) ?? []);
}

/** The newest documents that enough of the holders signed, by role; whether they still count is for whoever publishes them. */
export async function signedRoles(tx: Tx): Promise<ReadonlyMap<string, RoleDocument>> {
  const documents = (await roleRows(tx)).flatMap(({ signed }) =>
    signed === null ? [] : (documentIn(signed) ?? []),
  );
  return new Map(documents.map((document) => [document.role, document]));
}

/** What is published of a role: its files; none where nothing is. */
export async function publishedFiles(tx: Tx, office: string): Promise<ReadonlyMap<string, WrittenFile>> {
  const row = await tx.first<{ content: Buffer }>(sql`
    select content from pub_metadata where tree = 'ed25519' and role = ${roleOfLead(office)} order by version desc limit 1`);
  const json = row === undefined ? null : readUnambiguousJson(row.content);
  const read = json?.ok ? readTufValue(json.value, "targets") : null;
  return read?.ok ? roleFiles({ trees: { ed25519: read.value } }) : new Map();
}

/** Takes the good signatures of a document over the same bytes. Refuses one over others, and one without any new signature by a key that the root names. */
export async function takeRoleSignatures(
  tx: Tx,
  office: string,
  { file, now }: { readonly file: string; readonly now: string },
): Promise<RoleProgress> {
  const row = await tx.first<RoleRow>(sql`
    select office, draft, root, since, signed from publication_role where office = ${office} for update`);
  const waiting = row === undefined ? null : waitingIn(row);
  if (waiting === null) throw new Refusal("not-found", `Nothing of ${office} waits for signatures.`);
  const { document, root } = waiting;
  const brought = orRefuse(readRoleFile(file));
  if (brought.role !== document.role || signedText(brought) !== signedText(document))
    refuse("role-other-bytes", "These signatures are over another document than the one that waits here.");
  const { document: joined, added } = await goodRoleSignatures(document, brought, root);
  if (added === 0) refuse("role-unsigned", "No good signature here is new and by a key that the root names.");
  const progress = (await roleSignatures(joined, root)) ?? { signed: 0, threshold: 1, holders: 0 };
  const text = canonicalText(roleDocumentValue(joined));
  await tx.run(sql`update publication_role set draft = ${text} where office = ${office}`);
  const { version } = joined;
  await appendEvents(tx, { kind: "publication-role.taken", office, version });
  if (progress.signed < progress.threshold) return progress;
  await tx.run(
    sql`update publication_role set signed = ${text}, signed_at = ${now} where office = ${office}`,
  );
  await appendEvents(tx, { kind: "publication-role.signed", office, version });
  return progress;
}

async function roleRows(tx: Tx): Promise<readonly RoleRow[]> {
  return await tx.rows<RoleRow>(
    sql`select office, draft, root, since, signed from publication_role order by office`,
  );
}

function waitingIn({ office, draft, root: text, since }: RoleRow): WaitingRole | null {
  const document = draft === null ? null : documentIn(draft);
  const root = readPublicationRoot(JSON.parse(text));
  return document === null || !root.ok ? null : { office, document, root: root.value, since };
}

function documentIn(text: string): RoleDocument | null {
  const read = readRoleDocument(JSON.parse(text));
  return read.ok ? read.value : null;
}

function readRoleFile(file: string): Parsed<RoleDocument> {
  const json = readUnambiguousJson(new TextEncoder().encode(file));
  return json.ok ? readRoleDocument(json.value) : json;
}

function signedText({ trees }: RoleDocument): string {
  return canonicalText(trees.ed25519.signed);
}

function refuse(code: string, message: string): never {
  const findings: readonly Finding[] = [{ at: "/file", code, message }];
  throw new Refusal("input-invalid", message, findings);
}

function orRefuse<T>(read: Parsed<T>): T {
  if (read.ok) return read.value;
  throw new Refusal("input-invalid", read.findings[0]?.message ?? "", read.findings);
}
