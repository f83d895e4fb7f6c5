/** Where an organisation would stand after an answer on its page: the fold of the room, looked at and not written down. */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import { afterAnswer, noHistory } from "#core/directive/response-history.ts";
import { mustBeNotified, pageAttestation, type PageAnswer } from "#stages/response/commands.ts";
import { mustBeTakeable } from "#stages/response/check-answer.ts";
import { answerInHistory, historyOf, storedStatus } from "#stages/response/history.ts";
import { revokedKeys } from "#stages/registry/queries.ts";
import type { Tx } from "#store/sql.ts";

/** The standing now and after the answer; refuses what the room would refuse to record. */
export async function previewAnswer(
  tx: Tx,
  typed: PageAnswer,
  now: string,
): Promise<{ readonly before: ResponseStatus; readonly after: ResponseStatus }> {
  await mustBeNotified(tx, typed);
  const payload = pageAttestation(typed, 1, now);
  const newest = await mustBeTakeable(tx, payload, now);
  const row = await storedStatus(tx, typed, { locked: false });
  const history = row === undefined ? noHistory("told") : await historyOf(tx, typed, row);
  const answer = answerInHistory(payload, { keyid: null, pack: newest.pack, at: now });
  const revoked = await revokedKeys(tx, [typed.organization]);
  return { before: history.status, after: afterAnswer(history, answer, revoked).status };
}
