/** Directives whose last day has passed expire by themselves: document, fact and head in one transaction, by the room and no person. */
import type { JournalEvent } from "#core/journal-event.ts";
import { dateOf } from "#core/clock/clock.ts";
import type { DirectiveTexts } from "#core/directive/directive-texts.ts";
import { nextLifecycle } from "#core/directive/lifecycle.ts";
import { appendEvents } from "#store/journal.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";
import { lockedColumns, type LockedDirective, saveDirective } from "#stages/directive/locked-directive.ts";
import { dropWaitingOrder } from "#stages/directive/signing/open-signing.ts";
import { endedDocument, storeDocument } from "#stages/directive/make-document.ts";

const work = "ending directives";

/** Expires every directive in force whose last day, in the time zone of the room, is over at `now`, and gives their ids; a revision in preparation is dropped. */
export async function expireDirectives(
  tx: Tx,
  now: string,
  texts: DirectiveTexts,
): Promise<readonly string[]> {
  const heads = await tx.rows<LockedDirective>(sql`
    select ${lockedColumns} from directive
    where state in ('issued', 'revised') and issued_draft ->> 'until' < ${dateOf(now, await roomTopology(tx))}
      and ${isNotHeldUp(work, sql`id`)}
    order by id for update`);
  const expired: string[] = [];
  const rows = heads.map((of) => ({ row: of.id, of }));
  await eachRow(tx, work, rows, async (head) => {
    await expire(tx, head, { now, texts });
    expired.push(head.id);
    return true;
  });
  return expired;
}

async function expire(
  tx: Tx,
  before: LockedDirective,
  { now, texts }: { readonly now: string; readonly texts: DirectiveTexts },
): Promise<void> {
  const result = nextLifecycle(before, { kind: "expire" });
  const until = before.issuedDraft?.until;
  if (!result.ok || until === undefined) throw new Error(`directive ${before.id} cannot expire`);
  const head = { ...before, ...result.value, draft: before.issuedDraft ?? before.draft, ending: null };
  const changes = texts.lastDayPassed(until);
  const document = await endedDocument(tx, head, { state: "expired", changes, approvedBy: [], now, texts });
  await storeDocument(tx, document, now);
  await dropWaitingOrder(tx, head.id, now);
  await saveDirective(tx, head, now);
  const fact: JournalEvent = { kind: "directive.expired", directive: head.id, revision: document.revision };
  await appendEvents(tx, fact);
}
