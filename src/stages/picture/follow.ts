/** Picture follows dissemination and response: the cells of each directive that a batch of facts touched are counted anew, once a batch. */
import type { JournalEntry, Follower } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import { earliestDeadlineOf } from "#stages/dissemination/queries.ts";
import { columnOf } from "#stages/picture/queries.ts";
import { type CellCount, countCells } from "#stages/response/queries.ts";

/** Keeps the picture's rows; counting anew is idempotent, so replaying a fact changes nothing. */
export const pictureFollower: Follower = {
  name: "picture.cells",
  startsAt: "start",
  kinds: [
    "directive.disseminated",
    "deadline.moved",
    "extended-deadline.moved",
    "directive.acknowledged",
    "attestation.received",
  ],
  handle: async (tx, entries) => {
    for (const [directive, last] of lastTouch(entries)) await count(tx, directive, last);
  },
};

function lastTouch(entries: readonly JournalEntry[]): Map<string, JournalEntry> {
  const touched = new Map<string, JournalEntry>();
  for (const entry of entries) if ("directive" in entry.fact) touched.set(entry.fact.directive, entry);
  return touched;
}

async function count(tx: Tx, directive: string, last: JournalEntry): Promise<void> {
  const document = await issuedDocument(tx, directive);
  if (document === undefined) return;
  const due = await earliestDeadlineOf(tx, directive);
  await tx.run(sql`
    insert into picture (directive, title, drill, issued_at, due, position, at)
    values (${directive}, ${JSON.stringify(document.draft.title)}, ${document.drill}, ${document.issuedAt}, ${due},
      ${last.position}, ${last.at})
    on conflict (directive) do update set title = excluded.title, due = excluded.due, position = excluded.position, at = excluded.at`);
  const cells = (await countCells(tx, directive)).map((cell) => ({ directive, ...columnsOf(cell) }));
  await tx.run(sql`delete from picture_cell where directive = ${directive}`);
  await tx.run(sql`
    insert into picture_cell select * from jsonb_populate_recordset(null::picture_cell, ${JSON.stringify(cells)}::jsonb)`);
}

/** The members of a cell by the names of the table's columns; what is worked out on reading has none. */
function columnsOf(cell: CellCount): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(cell).map(([name, value]) => [columnOf(name), value]));
}
