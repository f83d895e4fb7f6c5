/** Follows the whole journal: a commitment to each entry goes into the log, and what was published is stated there in the open. */
import { type LogStatement, statementEntry } from "#core/log/entry.ts";
import { eventVisibility, type JournalEventKind, type JournalEventOf } from "#core/journal-event.ts";
import { publishedDigest } from "#stages/dissemination/queries.ts";
import { notePagesLogged } from "#stages/log/pages.ts";
import { logSize } from "#stages/log/queries.ts";
import type { Follower, JournalEntry, JournalSpan } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** By which name a room publishes, and in which world. */
type NamedRoom = { readonly room: string; readonly drill: boolean };

/** Facts that publish something. */
const publishing: readonly JournalEventKind[] = [
  "pub.published",
  "document.signed",
  "pages.published",
  "directive.disseminated",
];

/** The follower of a room that publishes under this name. What is stated of it is its name and world, whatever else it has. */
export function logFollower({ room, drill }: NamedRoom): Follower {
  return {
    name: "log",
    startsAt: "start",
    kinds: Object.keys(eventVisibility) as readonly JournalEventKind[],
    factsOf: publishing,
    handle: async (tx, entries, span) => {
      const stated: StatedEntry[] = [];
      for (const entry of entries) {
        const statement = await statementOf(tx, entry, { room, drill });
        if (statement !== undefined) stated.push({ entry, statement });
      }
      const places = await extendLog(tx, span, stated);
      for (const { entry, statement } of stated) {
        const index = places.get(entry.position);
        if (index === undefined) throw new Error(`the journal has no entry ${entry.position}`);
        if (entry.fact.kind === "document.signed") await noteDocument(tx, statement.sha256, index);
        if (statement.what === "pages") await notePagesLogged(tx, statement.sha256, index);
      }
    },
  };
}

/** An entry of the journal that published something, and what the log states of it. */
type StatedEntry = { readonly entry: JournalEntry; readonly statement: LogStatement };

/**
 * A commitment to each entry of the journal in a span (`commitmentEntry` of core), and behind it the statement of one that published something. Where the statements
 * stand in the log, by their positions in the journal. Commitments do not pass through this program: there may be ten thousand a second.
 */
async function extendLog(
  tx: Tx,
  { after, until }: JournalSpan,
  stated: readonly StatedEntry[],
): Promise<ReadonlyMap<number, number>> {
  const positions = stated.map(({ entry }) => entry.position);
  const statements = stated.map(({ statement }) => Buffer.from(statementEntry(statement)));
  const rows = await tx.rows<{ position: number; index: number }>(sql`
    with added as materialized (
      select position, part, entry, ${await logSize(tx)} + row_number() over (order by position, part) - 1 as index from (
        select position, 0 as part, '\\x00'::bytea || int8send(position) || hash as entry from journal
          where position > ${after} and position <= ${until}
        union all
        select position, 1, entry from unnest(${positions}::bigint[], ${statements}::bytea[]) as s (position, entry)) e),
    stored as (insert into log_entry (index, entry) select index, entry from added order by index)
    select position, index from added where part = 1`);
  return new Map(rows.map(({ position, index }) => [position, index]));
}

/** What an entry of the journal published; `undefined` for one that published nothing, or what is not kept any more. */
async function statementOf(
  tx: Tx,
  { fact }: JournalEntry,
  room: NamedRoom,
): Promise<LogStatement | undefined> {
  if (fact.kind === "pub.published") {
    const sha256 = await publishedDigest(tx, { sequence: fact.sequence });
    return sha256 === undefined ? undefined : { ...room, what: "index", sequence: fact.sequence, sha256 };
  }
  if (fact.kind === "document.signed") return documentStatement(fact, room);
  if (fact.kind === "pages.published") return { ...room, what: "pages", sha256: fact.sha256 };
  if (fact.kind !== "directive.disseminated") return undefined;
  const { directive, revision } = fact;
  const sha256 = await publishedDigest(tx, { path: `directives/${directive}/${revision}.json` });
  return sha256 === undefined ? undefined : { ...room, what: "directive", directive, revision, sha256 };
}

/** What offices signed stands in the log before it is in force. */
function documentStatement(
  { what, sha256, directive, revision }: JournalEventOf<"document.signed">,
  { drill }: NamedRoom,
): LogStatement | undefined {
  if (what === "notice" || what === "guideline") return { drill, sha256, what };
  return directive === null || revision === null ? undefined : { drill, sha256, what, directive, revision };
}

async function noteDocument(tx: Tx, sha256: string, index: number): Promise<void> {
  await tx.run(
    sql`insert into logged_document (sha256, index) values (${sha256}, ${index}) on conflict do nothing`,
  );
}
