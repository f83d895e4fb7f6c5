/** Where an organisation would stand after an answer on its page: the fold of the room, looked at and not written down. */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import { afterAnswer, noHistory, type ResponseHistory } from "#core/directive/response-history.ts";
import { mustBeNotified, pageAttestation, type PageAnswer } from "#stages/response/commands.ts";
import { answeredRevision, mustCount } from "#stages/response/check-answer.ts";
import { answerInHistory, foldHistories } from "#stages/response/history.ts";
import { revokedKeys } from "#stages/registry/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

type StatusRow = {
  readonly standing: ResponseStatus;
  readonly acknowledged: boolean;
  readonly answered: boolean;
  readonly history: ResponseHistory | null;
};

/** The standing now and after the answer; refuses what the room would refuse to record. */
export async function previewAnswer(
  tx: Tx,
  typed: PageAnswer,
  now: string,
): Promise<{ readonly before: ResponseStatus; readonly after: ResponseStatus }> {
  await mustBeNotified(tx, typed);
  const newest = await answeredRevision(tx, { ...typed, at: now }, now);
  const payload = pageAttestation(typed, 1, now);
  mustCount(payload);
  const history = await historyNow(tx, typed);
  const answer = answerInHistory(payload, { keyid: null, pack: newest.pack, at: now });
  const revoked = await revokedKeys(tx, [typed.organization]);
  return { before: history.status, after: afterAnswer(history, answer, revoked).status };
}

async function historyNow(tx: Tx, { directive, organization }: PageAnswer): Promise<ResponseHistory> {
  const row = await tx.first<StatusRow>(sql`
    select standing, acknowledged_at is not null as acknowledged, revision is not null as answered, history from response
    where directive = ${directive} and organization = ${organization}`);
  if (row === undefined) return noHistory("told");
  if (row.history !== null || !row.answered) return row.history ?? noHistory(row.standing);
  const [folded] = await foldHistories(tx, [{ directive, organization, ...row }]);
  return folded ?? noHistory(row.standing);
}
