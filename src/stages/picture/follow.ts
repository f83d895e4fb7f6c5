/**
 * Picture follows dissemination and response. What each organisation answered is taken in at once, an event touching the row of its own organisation; it is
 * shown in steps, which `move.ts` makes by the clock and no event does: when numbers move says nothing of whose act came then.
 */
import type { JournalEntry, Follower } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { issuedDocuments } from "#stages/directive/queries.ts";
import { earliestDomainDeadlineOf } from "#stages/dissemination/queries.ts";
import { placeCells, takeIn, takeInAll, takeInFirst, type ToTakeIn } from "#stages/picture/held.ts";

/** Keeps the picture's rows; taking in the same answer again changes nothing, so replaying an event does not either. */
export const pictureFollower: Follower = {
  name: "picture.cells",
  startsAt: "start",
  kinds: [
    "directive.disseminated",
    "deadline.moved",
    "extended-deadline.moved",
    "directive.acknowledged",
    "attestation.received",
    "standing.renewed",
    "standings.folded",
  ],
  handle: async (tx, entries) => {
    const touched = touches(entries);
    const begun = await begunPictures(tx, [...touched.keys()]);
    const heads = [...touched].filter(([directive, { whole }]) => whole !== null || !begun.has(directive));
    await writeHeads(tx, heads);
    // A picture begins with its directive's document: where none is published there is nothing to count.
    const issued = heads.length === 0 ? begun : await begunPictures(tx, [...touched.keys()]);
    const some: ToTakeIn[] = [];
    for (const [directive, touch] of touched) {
      if (!issued.has(directive)) continue;
      if (!begun.has(directive) || touch.notified) await placeCells(tx, directive);
      if (!begun.has(directive)) await takeInFirst(tx, directive, touch.last.position);
      else if (touch.whole !== null) await takeInAll(tx, directive, touch.last.position);
      else
        for (const [organization, position] of touch.organizations)
          some.push({ directive, organization, position });
    }
    await takeIn(tx, some);
  },
};

/** What a batch of events touches of one directive: organisations with the position of their newest event, or everyone. */
type Touch = {
  readonly organizations: ReadonlyMap<string, number>;
  /** The newest event that is about everyone. */
  readonly whole: JournalEntry | null;
  /** Whether someone may be notified who was not before. */
  readonly notified: boolean;
  readonly last: JournalEntry;
};

function touches(entries: readonly JournalEntry[]): ReadonlyMap<string, Touch> {
  const touched = new Map<string, Touch>();
  for (const entry of entries) {
    const { fact } = entry;
    if (!("directive" in fact) || fact.directive === null) continue;
    const before = touched.get(fact.directive);
    const own = "organization" in fact ? [[fact.organization, entry.position] as const] : [];
    touched.set(fact.directive, {
      organizations: new Map([...(before?.organizations ?? []), ...own]),
      whole: own.length === 0 ? entry : (before?.whole ?? null),
      notified: fact.kind === "directive.disseminated" || before?.notified === true,
      last: entry,
    });
  }
  return touched;
}

async function begunPictures(tx: Tx, directives: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ directive: string }>(
    sql`select directive from picture where directive = any(${directives})`,
  );
  return new Set(rows.map(({ directive }) => directive));
}

/** Writes what a picture says beside its numbers. When these moved last (`at`) stays. */
async function writeHeads(tx: Tx, touched: readonly (readonly [string, Touch])[]): Promise<void> {
  if (touched.length === 0) return;
  const documents = await issuedDocuments(
    tx,
    touched.map(([directive]) => directive),
  );
  for (const [directive, { whole, last }] of touched) {
    const document = documents.get(directive);
    if (document === undefined) continue;
    const due = await earliestDomainDeadlineOf(tx, directive);
    const entry = whole ?? last;
    await tx.run(sql`
      insert into picture (directive, title, drill, issued_at, due, position, at)
      values (${directive}, ${JSON.stringify(document.draft.title)}, ${document.drill}, ${document.issuedAt}, ${due},
        ${entry.position}, ${entry.at})
      on conflict (directive) do update
        set title = excluded.title, due = excluded.due, position = greatest(picture.position, excluded.position)`);
  }
}
