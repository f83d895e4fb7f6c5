/** Advisories of the room's own as their office reads them. */
import type { Finding } from "#core/problem.ts";
import { type OwnDocument, recordOfDocument } from "#core/publish/own-document.ts";
import type { ownActs } from "#core/publish/own-state.ts";
import type { TextByLanguage } from "#core/text.ts";
import { ownFindings } from "#stages/advisory/own/commands.ts";
import { noSuchOwnAdvisory, ownColumns, type OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A line of the list. */
type OwnOverview = Pick<OwnRow, "id" | "state" | "revision" | "publishAt"> & {
  readonly title: TextByLanguage;
};

const mostListed = 200;

/** The records of the actor's office, the last begun first. */
export async function listOwnAdvisories(tx: Tx): Promise<readonly OwnOverview[]> {
  return await tx.rows<OwnOverview>(sql`select id, state, revision, publish_at as "publishAt", document -> 'title' as title
    from own_advisory order by drafted_at desc, id limit ${mostListed}`);
}

type OwnEntry = {
  readonly at: string;
  readonly actor: string;
  readonly act: (typeof ownActs)[number];
  readonly revision: number;
};

/** A record with what keeps it from coming out, and its log. */
type ShownOwnAdvisory = OwnOverview & {
  readonly coordinationCase: string | null;
  readonly document: OwnDocument;
  readonly findings: readonly Finding[];
  readonly entries: readonly OwnEntry[];
};

/** One record of the actor's office. */
export async function readOwnRecord(tx: Tx, id: string, now: string): Promise<ShownOwnAdvisory> {
  const row = await tx.first<OwnRow>(sql`select ${ownColumns} from own_advisory where id = ${id}`);
  if (row === undefined) throw noSuchOwnAdvisory();
  const entries = await tx.rows<OwnEntry>(
    sql`select at, actor, act, revision from own_advisory_entry where own_advisory = ${id} order by number`,
  );
  const { state, revision, publishAt, coordinationCase, document } = row;
  const isOut = state === "published" || state === "withdrawn";
  return {
    id,
    state,
    revision,
    publishAt,
    coordinationCase,
    document,
    title: recordOfDocument(document).title,
    findings: isOut ? [] : ownFindings(document, publishAt ?? now),
    entries,
  };
}
