/** What later stages and the edge may read of dissemination: who was notified, who asked for more time, and the published files. */
import type { Domain, Sector, Tier } from "#core/actor.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { JournalEventOf } from "#core/journal-event.ts";
import type { Extension } from "#core/clock/running-clock.ts";
import type { ExtensionSpan, ExtensionState } from "#core/document/extension.ts";
import type { AdvisoryFacts } from "#core/document/facts-file.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { sql, type Tx } from "#store/sql.ts";

/** That an organisation was notified of a directive: newest revision, deadline by the room's own evaluation (`null`: none), when first notified. */
export type DirectiveNotification = {
  readonly directive: string;
  readonly organization: string;
  readonly revision: number;
  readonly tier: Tier;
  readonly sector: Sector;
  readonly domain: Domain;
  readonly due: string | null;
  readonly at: string;
};

/** Every notification with its deadline, as rows for a statement: tens of thousands need not pass through the program. */
export const notifications = sql`
  select n.directive, n.organization, n.revision, n.tier, n.sector, n.domain, n.at, case when n.extended then n.due else d.due end as due
  from notification n left join deadline d on d.directive = n.directive and d.domain = n.domain`;

/** Directive, domain and deadline of those who were not granted more time. */
export const domainDeadlines = sql`select directive, domain, due from deadline`;

/** The same, wherever there is someone who shares the deadline of a domain; looked for one domain at a time, not over all notifications. */
export const sharedDeadlines = sql`
  select d.directive, d.domain, d.due from deadline d
  where (select true from notification n where n.directive = d.directive and n.domain = d.domain and not n.extended limit 1)`;

/** Directive, organisation and deadline of everyone who was granted more time. */
export const extendedDeadlines = sql`select directive, organization, due from notification where extended`;

/** Whether and when one organisation was notified. */
export async function notificationFor(
  tx: Tx,
  directive: string,
  organization: string,
): Promise<DirectiveNotification | undefined> {
  return await tx.first<DirectiveNotification>(
    sql`select * from (${notifications}) n where directive = ${directive} and organization = ${organization}`,
  );
}

/** Everyone who was notified of a directive, by id. */
export async function notificationsOf(tx: Tx, directive: string): Promise<DirectiveNotification[]> {
  return await tx.rows<DirectiveNotification>(
    sql`select * from (${notifications}) n where directive = ${directive} order by organization`,
  );
}

/** The earliest deadline of a directive by domains: what is published. More time for one organisation is nobody else's to know. */
export async function earliestDomainDeadlineOf(tx: Tx, directive: string): Promise<string | null> {
  const row = await tx.first<{ due: string | null }>(
    sql`select min(due) as due from (${domainDeadlines}) d where directive = ${directive}`,
  );
  return row?.due ?? null;
}

/** Of published revisions, which address an organisation: it was notified of the directive. One that is not published yet is left out, as nobody was notified of it. */
export async function addressedRevisions(
  tx: Tx,
  organization: string,
  documents: readonly { readonly id: string; readonly revision: number }[],
): Promise<
  readonly { readonly directive: string; readonly revision: number; readonly addressed: boolean }[]
> {
  const revisions = documents.map(({ id, revision }) => ({ directive: id, revision }));
  return await tx.rows(sql`
    select d.directive, d.revision, exists (
      select from notification n where n.directive = d.directive and n.organization = ${organization}) as addressed
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb) as d (directive text, revision integer)
    where exists (select from pub_file f where f.path = 'directives/' || d.directive || '/' || d.revision || '.json')
    order by d.directive`);
}

/** How many organisations of each domain, sector and tier were notified of a directive. */
export async function recipientsByPlace(
  tx: Tx,
  directive: string,
): Promise<
  readonly { readonly domain: Domain; readonly sector: Sector; readonly tier: Tier; readonly told: number }[]
> {
  return await tx.rows(sql`
    select domain, sector, tier, count(*)::integer as told from notification where directive = ${directive}
    group by domain, sector, tier order by domain, sector, tier`);
}

/** The facts from which the room last worked out the deadlines of these directives, by directive. */
export async function clockFacts(
  tx: Tx,
  directives: readonly string[],
): Promise<ReadonlyMap<string, readonly AdvisoryFacts[]>> {
  const rows = await tx.rows<{ directive: string; facts: AdvisoryFacts }>(
    sql`select directive, facts from clock_facts where directive = any(${directives}) order by directive, advisory`,
  );
  const grouped = Map.groupBy(rows, ({ directive }) => directive);
  return new Map([...grouped].map(([directive, its]) => [directive, its.map(({ facts }) => facts)]));
}

/** The listings as known exploited with which deadlines of directives reckon: at most one an advisory. */
export async function listingsReckonedWith(
  tx: Tx,
): Promise<readonly { readonly directive: string; readonly cve: string }[]> {
  return await tx.rows(sql`
    select directive, facts ->> 'cve' as cve from clock_facts where facts ->> 'kevAdded' is not null order by directive, advisory`);
}

/** Every move of a directive's deadline as the journal has it, oldest first. */
export async function deadlineMoves(
  tx: Tx,
  directive: string,
): Promise<readonly { readonly at: string; readonly fact: JournalEventOf<"deadline.moved"> }[]> {
  return await tx.rows(sql`select at, fact from deadline_moves(${directive})`);
}

/**
 * Whether a row `f` of `pub_file` is one that an index names: what belongs to no ecosystem, the newest version of each ecosystem, and deltas
 * that lead to it.
 */
export const isListed = sql`(not f.about ? 'ecosystem' or exists (
  select from (select v.pack, v.details from ecosystem_version v where v.ecosystem = f.about ->> 'ecosystem' order by v.number desc limit 1) n
  where f.sha256 in (n.pack, n.details) or f.about -> 'to' = jsonb_build_object('pack', n.pack, 'details', n.details)))`;

/** The files that an index names, by path, without their content. */
export async function pubFiles(tx: Tx): Promise<IndexFile[]> {
  const rows = await tx.rows<Omit<IndexFile, "ecosystem"> & { readonly about: Partial<IndexFile> }>(
    sql`select path, kind, sha256, length(content) as bytes, about from pub_file f where ${isListed} order by path`,
  );
  return rows.map(({ about, ...file }) => ({ ...file, ...about }));
}

/** The content of a published file. */
export async function pubContent(tx: Tx, path: string): Promise<Uint8Array | undefined> {
  return (await tx.first<{ content: Buffer }>(sql`select content from pub_file where path = ${path}`))
    ?.content;
}

/** The digest of an index as it is published, or of a file under its path; `undefined` for what is not kept any more. */
export async function publishedDigest(
  tx: Tx,
  one: { readonly sequence: number } | { readonly path: string },
): Promise<string | undefined> {
  if ("path" in one)
    return (await tx.first<{ sha256: string }>(sql`select sha256 from pub_file where path = ${one.path}`))
      ?.sha256;
  const row = await tx.first<{ envelope: Envelope }>(
    sql`select envelope from pub_index where sequence = ${one.sequence}`,
  );
  return row && (await sha256Hex(canonicalBytes(row.envelope)));
}

/** The newest signed index, or `undefined` before the first publication. */
export async function newestIndex(
  tx: Tx,
): Promise<{ sequence: number; envelope: Envelope; at: string } | undefined> {
  return await tx.first(sql`select sequence, envelope, at from pub_index order by sequence desc limit 1`);
}

/** Number and time of the newest index, without the index itself, which names every published file. */
export async function newestIndexHead(
  tx: Tx,
): Promise<{ readonly sequence: number; readonly at: string } | undefined> {
  return await tx.first(sql`select sequence, at from pub_index order by sequence desc limit 1`);
}

/** When the newest index was signed: the room's clock has been there, and an agent follows it. `null` before the first. */
export async function newestIndexTime(tx: Tx): Promise<string | null> {
  return (await tx.first<{ at: string | null }>(sql`select max(at) as at from pub_index`))?.at ?? null;
}

/** The content of the facts file that is published of each of these directives, by directive. */
export async function publishedFacts(
  tx: Tx,
  directives: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await tx.rows<{ directive: string; content: Buffer }>(sql`
    select split_part(path, '/', 2) as directive, content from pub_file
    where kind = 'facts' and split_part(path, '/', 2) = any(${directives})`);
  return new Map(rows.map(({ directive, content }) => [directive, content]));
}

/**
 * Whether an index that the room signed is one that its database does not know: it is newer than the newest, or another is kept under its number. Of numbers that are
 * not kept any more nothing can be said.
 */
export async function isLostIndex(
  tx: Tx,
  { sequence, digest }: { readonly sequence: number; readonly digest: string },
): Promise<boolean> {
  const row = await tx.first<{ newest: number | null; digest: string | null }>(sql`
    select (select max(sequence) from pub_index) as newest, (
      select encode(sha256(decode(envelope ->> 'payload', 'base64')), 'hex') from pub_index where sequence = ${sequence}) as digest`);
  if (sequence > (row?.newest ?? 0)) return true;
  return row?.digest != null && row.digest !== digest;
}

/** The highest number of a facts file that is published; 0 where there is none. */
export async function highestFactsNumber(tx: Tx): Promise<number> {
  const row = await tx.first<{ number: number | null }>(sql`
    select max(substring(path from '/([0-9]{1,9})[.]json$')::bigint) as number from pub_file where kind = 'facts'`);
  return row?.number ?? 0;
}

/** A request for more time, and what became of it; `due` is the organisation's deadline as it stands. */
export type ExtensionRow = {
  readonly request: string;
  readonly directive: string;
  readonly organization: string;
  readonly domain: Domain;
  readonly due: string | null;
  readonly askedAt: string;
  readonly duration: ExtensionSpan;
  readonly reason: string;
  readonly controls: string;
  readonly state: ExtensionState;
  readonly answeredAt: string | null;
  readonly granted: ExtensionSpan | null;
  /** Why it was declined. */
  readonly answer: string | null;
  /** The room's sealed word for a grant; a moment after the grant at the latest. */
  readonly grant: Envelope | null;
};

const extensionColumns = sql`e.request, e.directive, e.organization, e.domain,
  (select n.due from (${notifications}) n where n.directive = e.directive and n.organization = e.organization) as due,
  e.asked_at as "askedAt", e.duration, e.reason, e.controls, e.state, e.answered_at as "answeredAt", e.granted, e.answer, e.envelope as "grant"`;

/** What an organisation asked for, of one directive or of all, first asked first. */
export async function extensionsOf(
  tx: Tx,
  organization: string,
  directive?: string,
): Promise<readonly ExtensionRow[]> {
  const about = directive === undefined ? sql`true` : sql`e.directive = ${directive}`;
  return await tx.rows<ExtensionRow>(sql`
    select ${extensionColumns} from extension_request e
    where e.organization = ${organization} and ${about} order by e.asked_at, e.request`);
}

const extensionCursor = pageCursor("open extensions", "instant", "text");

/** Requests about a directive that nobody has answered, first asked first. */
export async function openExtensions(
  tx: Tx,
  directive: string,
  { after, limit = usualPageLength }: PageRequest,
): Promise<Page<ExtensionRow>> {
  const place = extensionCursor.read(after);
  const beyond =
    place === null ? sql`true` : sql`(e.asked_at, e.request) > (${place[0]}::timestamptz, ${place[1]})`;
  const rows = await tx.rows<ExtensionRow>(sql`
    select ${extensionColumns} from extension_request e
    where e.directive = ${directive} and e.state = 'open' and ${beyond} order by e.asked_at, e.request limit ${limit + 1}`);
  return cutPage(rows, limit, ({ askedAt, request }) => extensionCursor.write(askedAt, request));
}

/** One request about a directive, locked until the commit; `undefined` where there is none that the actor may answer. */
export async function lockExtension(
  tx: Tx,
  directive: string,
  request: string,
): Promise<ExtensionRow | undefined> {
  return await tx.first<ExtensionRow>(sql`
    select ${extensionColumns} from extension_request e
    where e.directive = ${directive} and e.request = ${request} for update of e`);
}

/** Every organisation that was granted more time for one of these directives, with all that it was granted, first granted first. */
export async function extendedBy(
  tx: Tx,
  directives: readonly string[],
): Promise<
  readonly {
    readonly directive: string;
    readonly organization: string;
    readonly domain: Domain;
    readonly extensions: readonly Extension[];
  }[]
> {
  const rows = await tx.rows<Extension & Pick<ExtensionRow, "directive" | "organization" | "domain">>(sql`
    select directive, organization, domain, granted as duration, answered_at as "grantedAt" from extension_request
    where state = 'granted' and directive = any(${directives}) order by directive, organization, answered_at, request`);
  const grouped = Map.groupBy(rows, ({ directive, organization }) =>
    JSON.stringify([directive, organization]),
  );
  return [...grouped.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { directive, organization, domain } = first;
    const extensions = group.map(({ duration, grantedAt }) => ({ duration, grantedAt }));
    return [{ directive, organization, domain, extensions }];
  });
}
