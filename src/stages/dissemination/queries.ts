/** What later stages and the edge may read of dissemination: who was told, and the published files. */
import type { Domain, Sector, Tier } from "#core/who.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import type { FactOf } from "#core/facts.ts";
import type { AdvisoryFacts } from "#core/publication/facts-file.ts";
import type { IndexFile } from "#core/publication/pub-index.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** That an organisation was told of a directive: newest revision, deadline by the room's own evaluation (`null`: none), when first told. */
export type Told = {
  readonly directive: string;
  readonly organization: string;
  readonly revision: number;
  readonly tier: Tier;
  readonly sector: Sector;
  readonly domain: Domain;
  readonly due: string | null;
  readonly at: string;
};

const columns = sql`directive, organization, revision, tier, sector, domain, due, at`;

/** Whether and when one organisation was told. */
export async function toldTo(tx: Tx, directive: string, organization: string): Promise<Told | undefined> {
  return await tx.first<Told>(
    sql`select ${columns} from told where directive = ${directive} and organization = ${organization}`,
  );
}

/** Everyone who was told of these directives, as rows for a later stage's statement: tens of thousands need not pass through the program. */
export function toldOf(directives: readonly string[]): Sql {
  return sql`select ${columns} from told where directive = any(${directives})`;
}

/** Everyone who was told of a directive, by id. */
export async function toldBy(tx: Tx, directive: string): Promise<Told[]> {
  return await tx.rows<Told>(sql`${toldOf([directive])} order by organization`);
}

/** The facts from which the room last worked out the deadlines of these directives, by directive. */
export async function clockFacts(
  tx: Tx,
  directives: readonly string[],
): Promise<ReadonlyMap<string, readonly AdvisoryFacts[]>> {
  const rows = await tx.rows<{ directive: string; facts: AdvisoryFacts }>(
    sql`select directive, facts from told_clock where directive = any(${directives}) order by directive, advisory`,
  );
  const grouped = Map.groupBy(rows, ({ directive }) => directive);
  return new Map([...grouped].map(([directive, its]) => [directive, its.map(({ facts }) => facts)]));
}

/** Every move of a directive's deadline as the journal has it, oldest first. */
export async function deadlineMoves(
  tx: Tx,
  directive: string,
): Promise<readonly { readonly at: string; readonly fact: FactOf<"deadline.moved"> }[]> {
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

/** The newest signed index, or `undefined` before the first publication. */
export async function newestIndex(
  tx: Tx,
): Promise<{ sequence: number; envelope: Envelope; at: string } | undefined> {
  return await tx.first(sql`select sequence, envelope, at from pub_index order by sequence desc limit 1`);
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
