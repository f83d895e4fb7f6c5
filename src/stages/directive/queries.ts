/** What others may read of directives: lists, one with its history, issued documents and the packs they carry. */
import { type Ending } from "#stages/directive/locked-directive.ts";
import { isOneOf, officers } from "#core/audience.ts";
import type { DirectiveDocument, DirectiveDraft, DirectiveState } from "#core/directive/directive.ts";
import type { TextByLanguage } from "#core/text.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { type DirectiveAct, allowedActs, type WorkInProgress } from "#core/directive/lifecycle.ts";
import { withoutIds } from "#core/directive/scope-conditions.ts";
import { parseScope } from "#core/directive/scope.ts";
import { mayActFor } from "#stages/directive/locked-directive.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** One line of the list of directives. */
type DirectiveSummary = {
  readonly id: string;
  readonly title: TextByLanguage;
  readonly state: DirectiveState;
  readonly revision: number;
  readonly office: string;
  readonly draftedBy: string;
  readonly binding: boolean;
  readonly drill: boolean;
  readonly updatedAt: string;
  readonly issuedAt: string | null;
};

/** Which directives to list: in one state or all. */
type DirectiveFilter = PageRequest & { readonly state?: DirectiveState };

const directiveCursor = pageCursor("directives", "instant", "text");

/** Directives that changed last first. */
export async function listDirectives(tx: Tx, filter: DirectiveFilter): Promise<Page<DirectiveSummary>> {
  const limit = filter.limit ?? usualPageLength;
  const rows = await tx.rows<DirectiveSummary>(sql`
    select id, draft -> 'title' as title, state, revision, office, drafted_by as "draftedBy",
      (draft ->> 'binding')::boolean as binding, drill, updated_at as "updatedAt", issued_at as "issuedAt"
    from directive
    where (${filter.state ?? null}::text is null or state = ${filter.state ?? null}) and ${following(filter.after)}
    order by updated_at desc, id limit ${limit + 1}`);
  return cutPage(rows, limit, (last) => directiveCursor.write(last.updatedAt, last.id));
}

function following(cursor: string | undefined): Sql {
  const place = directiveCursor.read(cursor);
  if (place === null) return sql`true`;
  const [updated, id] = place;
  return sql`(updated_at < ${updated}::timestamptz or (updated_at = ${updated}::timestamptz and id > ${id}))`;
}

/** A directive that is about an advisory of another one, by the names that it has for it. */
export type RelatedDirective = Pick<DirectiveSummary, "title" | "state" | "issuedAt"> & {
  readonly directive: string;
  readonly advisories: readonly string[];
};

/** Directives in force or in preparation about an advisory of one of these names, newest first; `except` is left out. */
export async function directivesAbout(
  tx: Tx,
  names: readonly string[],
  except?: string,
): Promise<readonly RelatedDirective[]> {
  return await tx.rows(sql`
    select id as directive, draft -> 'title' as title, state, issued_at as "issuedAt",
      array(select jsonb_array_elements_text(draft -> 'advisories') intersect select unnest(${names}::text[])) as advisories
    from directive
    where state in ('draft', 'review', 'issued', 'revised') and draft -> 'advisories' ?| ${names}::text[]
      and id is distinct from ${except ?? null}
    order by updated_at desc, id`);
}

/** One directive with everything that officers see of it. */
type DirectiveDetail = {
  readonly id: string;
  readonly state: DirectiveState;
  readonly revision: number;
  readonly office: string;
  /** What is being composed, or was issued last. */
  readonly draft: DirectiveDraft;
  readonly draftedBy: string;
  readonly submittedBy: string | null;
  /** What is being prepared; `null` when nothing is. */
  readonly work: WorkInProgress | null;
  readonly ending: Ending | null;
  readonly approvals: readonly { readonly by: string; readonly at: string; readonly revision: number }[];
  readonly drill: boolean;
  readonly updatedAt: string;
  /** The newest document; `null` before the first issue. */
  readonly document: DirectiveDocument | null;
  /** Newest first. */
  readonly revisions: readonly {
    readonly revision: number;
    readonly at: string;
    readonly dissemination: string;
    readonly changes: TextByLanguage | null;
  }[];
  /** Acts that the reader may do now. */
  readonly may: readonly DirectiveAct[];
};

type DetailRow = Omit<DirectiveDetail, "may" | "submittedBy" | "revisions" | "document" | "approvals">;

/** One directive; `undefined` when there is none or the reader is no officer. */
export async function readDirective(tx: Tx, id: string): Promise<DirectiveDetail | undefined> {
  const row = await tx.first<DetailRow>(sql`
    select id, state, revision, office, draft, drafted_by as "draftedBy", work, ending, drill, updated_at as "updatedAt"
    from directive where id = ${id}`);
  if (row === undefined) return undefined;
  const approvals = await tx.rows<DirectiveDetail["approvals"][number]>(
    sql`select by, at, revision from directive_approval where directive = ${id} order by revision, at`,
  );
  const documents = await tx.rows<{ revision: number; at: string; document: DirectiveDocument }>(
    sql`select revision, at, document from directive_revision where directive = ${id} order by revision desc`,
  );
  const isOwn = tx.actor.role === "chair" || tx.actor.office === row.office;
  return {
    ...row,
    draft: isOwn ? row.draft : { ...row.draft, scope: shownScope(row.draft.scope) },
    submittedBy: row.work?.submitter ?? null,
    approvals,
    document: documents[0]?.document ?? null,
    revisions: documents.map(({ revision, at, document }) => {
      const { dissemination, changes } = document;
      return { revision, at, dissemination, changes };
    }),
    may: isOneOf(officers, tx.actor.role)
      ? allowedActs(row, tx.actor.id).filter((act) => mayActFor(tx.actor, row.office, act))
      : [],
  };
}

/** Whom it names is for the office that composes it and for the chair: others of the room's staff may not see those organisations. */
function shownScope(source: string): string {
  const scope = parseScope(source);
  return scope.ok ? withoutIds(scope.value) : source;
}

/** The document of one revision, or the newest; `undefined` when it was never issued. */
export async function issuedDocument(
  tx: Tx,
  directive: string,
  revision?: number,
): Promise<DirectiveDocument | undefined> {
  const wanted = revision === undefined ? sql`true` : sql`revision = ${revision}`;
  const row = await tx.first<{ document: DirectiveDocument }>(sql`
    select document from directive_revision where directive = ${directive} and ${wanted} order by revision desc limit 1`);
  return row?.document;
}

/** What an answer has to know of the newest revision of a directive. */
export type NewestRevision = {
  readonly revision: number;
  readonly state: DirectiveDocument["state"];
  /** When this revision was issued. */
  readonly issuedAt: string;
  /** sha256 of its pack; `null` where it has none. */
  readonly pack: string | null;
  /** Whether its withdrawal or replacement waits for a second person. */
  readonly ending: boolean;
};

/** The newest revision of a directive; `undefined` when it was never issued. */
export async function newestRevision(tx: Tx, directive: string): Promise<NewestRevision | undefined> {
  return await tx.first<NewestRevision>(sql`
    select revision, document ->> 'state' as state, document #>> '{pack,sha256}' as pack, ending_proposed(directive) as ending,
      coalesce(document ->> 'revisedAt', document ->> 'issuedAt') as "issuedAt"
    from directive_revision where directive = ${directive} order by revision desc limit 1`);
}

/** The pack of every revision of these directives. */
export async function packsOf(
  tx: Tx,
  directives: readonly string[],
): Promise<readonly (Pick<NewestRevision, "revision" | "pack"> & { readonly directive: string })[]> {
  return await tx.rows(sql`
    select directive, revision, document #>> '{pack,sha256}' as pack
    from directive_revision where directive = any(${directives})`);
}

/** The scope by which a revision finds whom it addresses; `undefined` where its document has it (revisions of an earlier program). For the room itself alone. */
export async function scopeOfRevision(
  tx: Tx,
  { id, revision }: Pick<DirectiveDocument, "id" | "revision">,
): Promise<string | undefined> {
  const row = await tx.first<{ scope: string }>(
    sql`select scope from directive_scope where directive = ${id} and revision = ${revision}`,
  );
  return row?.scope;
}

/** The newest documents of these directives, by directive. */
export async function issuedDocuments(
  tx: Tx,
  directives: readonly string[],
): Promise<ReadonlyMap<string, DirectiveDocument>> {
  const rows = await tx.rows<{ directive: string; document: DirectiveDocument }>(sql`
    select distinct on (directive) directive, document from directive_revision
    where directive = any(${directives}) order by directive, revision desc`);
  return new Map(rows.map(({ directive, document }) => [directive, document]));
}

/** What each revision of these directives says that it changed, oldest first. */
export async function changesOf(
  tx: Tx,
  directives: readonly string[],
): Promise<
  readonly { readonly directive: string; readonly revision: number; readonly changes: TextByLanguage }[]
> {
  return await tx.rows(sql`
    select directive, revision, document -> 'changes' as changes from directive_revision
    where directive = any(${directives}) and document -> 'changes' <> 'null' order by directive, revision`);
}

/** The newest documents of all directives that organisations have to act on, first issued first. */
export async function documentsInForce(tx: Tx): Promise<readonly DirectiveDocument[]> {
  const rows = await tx.rows<{ document: DirectiveDocument }>(sql`
    select document from (
      select distinct on (directive) directive, document from directive_revision order by directive, revision desc) newest
    where document ->> 'state' = 'issued' order by document ->> 'issuedAt', directive`);
  return rows.map((row) => row.document);
}

/** The bytes of a pack's match or details file by sha256 (hex). */
export async function packContent(tx: Tx, sha256: string): Promise<Uint8Array | undefined> {
  return (await tx.first<{ content: Buffer }>(sql`select content from pack where sha256 = ${sha256}`))
    ?.content;
}

/** Whether a directive was ever issued in this room. */
export async function hasIssued(tx: Tx): Promise<boolean> {
  return (await tx.first(sql`select from directive_revision limit 1`)) !== undefined;
}

/** The office that each issued directive is of, by directive. */
export async function leadsOfDirectives(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ directive: string; office: string }>(sql`
    select id as directive, office from directive where exists (select from directive_revision r where r.directive = id)`);
  return new Map(rows.map(({ directive, office }) => [directive, office]));
}
