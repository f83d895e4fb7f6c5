/** Directives whose last day has passed expire by themselves: document, fact and head in one transaction, by the room and no person. */
import type { Fact } from "#core/facts.ts";
import { dateOf, sayDate } from "#core/clock/clock.ts";
import { next } from "#core/directive/lifecycle.ts";
import { append } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { headColumns, type Head, saveHead } from "#stages/directive/directive-head.ts";
import { endedDocument, keepDocument } from "#stages/directive/issue.ts";

/** Expires every directive in force whose last day (in Asia/Seoul) is over at `now`, and gives their ids; a revision in preparation is dropped. */
export async function expireDirectives(tx: Tx, now: string): Promise<readonly string[]> {
  const heads = await tx.rows<Head>(sql`
    select ${headColumns} from directive
    where state in ('issued', 'revised') and issued_draft ->> 'until' < ${dateOf(now)}
    order by id for update`);
  for (const head of heads) await expire(tx, head, now);
  return heads.map(({ id }) => id);
}

async function expire(tx: Tx, before: Head, now: string): Promise<void> {
  const result = next(before, { kind: "expire" });
  const until = before.issuedDraft?.until;
  if (!result.ok || until === undefined) throw new Error(`directive ${before.id} cannot expire`);
  const head = { ...before, ...result.value, draft: before.issuedDraft ?? before.draft, ending: null };
  const changes = {
    ko: `끝나는 날(${sayDate(until, "ko")})이 지남`,
    en: `Its last day, ${sayDate(until, "en")}, has passed`,
  };
  const document = await endedDocument(tx, head, { state: "expired", changes, approvedBy: [], now });
  await keepDocument(tx, document, now);
  await saveHead(tx, head, now);
  const fact: Fact = { kind: "directive.expired", directive: head.id, revision: document.revision };
  await append(tx, fact);
}
