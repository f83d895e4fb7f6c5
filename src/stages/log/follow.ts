/** Follows the whole journal: a commitment to each entry goes into the log, and what was published is stated there in the open. */
import { commitmentEntry, type LogStatement, statementEntry } from "#core/log/entry.ts";
import { eventVisibility, type JournalEventKind, type JournalEventOf } from "#core/journal-event.ts";
import { publishedDigest } from "#stages/dissemination/queries.ts";
import { notePagesLogged } from "#stages/log/pages.ts";
import { logSize } from "#stages/log/queries.ts";
import { type Follower, type JournalEntry, journalHashes } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** By which name a room publishes, and in which world. */
type NamedRoom = { readonly room: string; readonly drill: boolean };

/** The follower of a room that publishes under this name. */
export function logFollower({ room, drill }: NamedRoom): Follower {
  return {
    name: "log",
    startsAt: "start",
    kinds: Object.keys(eventVisibility) as readonly JournalEventKind[],
    handle: async (tx, entries) => {
      const hashes = await journalHashes(
        tx,
        entries.map(({ position }) => position),
      );
      const size = await logSize(tx);
      const added: Uint8Array[] = [];
      for (const entry of entries) {
        const hash = hashes.get(entry.position);
        if (hash === undefined) throw new Error(`the journal has no entry ${entry.position}`);
        added.push(commitmentEntry(entry.position, hash));
        const statement = await statementOf(tx, entry, { room, drill });
        if (statement === undefined) continue;
        if (entry.fact.kind === "document.signed")
          await noteDocument(tx, statement.sha256, size + added.length);
        if (statement.what === "pages") await notePagesLogged(tx, statement.sha256, size + added.length);
        added.push(statementEntry(statement));
      }
      await tx.run(sql`
        insert into log_entry (index, entry)
        select ${size} + number - 1, entry from unnest(${added.map((one) => Buffer.from(one))}::bytea[]) with ordinality as a (entry, number)`);
    },
  };
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
  if (what === "notice") return { drill, sha256, what };
  return directive === null || revision === null ? undefined : { drill, sha256, what, directive, revision };
}

async function noteDocument(tx: Tx, sha256: string, index: number): Promise<void> {
  await tx.run(
    sql`insert into logged_document (sha256, index) values (${sha256}, ${index}) on conflict do nothing`,
  );
}
