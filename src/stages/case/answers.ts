/** What suppliers answer: their acts in the case, and what they said, sealed for its coordinators. */
import type { Actor } from "#core/actor.ts";
import { answerActs } from "#core/coordination/answer/answer-acts.ts";
import type { SupplierAnswer } from "#core/coordination/answer/supplier-answer.ts";
import { participantOf } from "#core/coordination/coordinated-case.ts";
import type { EmbargoState } from "#core/coordination/machine/embargo-machine.ts";
import type { ReportState } from "#core/coordination/machine/report-machine.ts";
import { Refusal } from "#core/problem.ts";
import { type CaseRow, saveCase } from "#stages/case/case-row.ts";
import { actOnRow, caseOfActor, refusedInCase } from "#stages/case/commands.ts";
import { noteContacts } from "#stages/case/contacts.ts";
import { storeCaseTexts } from "#stages/case/texts.ts";
import type { Tx } from "#store/sql.ts";

/** Gives answers as the actor's participant, in one transaction. Refuses all of them where one of their acts is not allowed now. */
export async function answerInCase(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  answers: readonly SupplierAnswer[],
  now: string,
): Promise<{ readonly report: ReportState; readonly embargo: EmbargoState }> {
  return await answerAs(tx, await caseOfActor(tx, id, actor), answers, now);
}

/** Gives answers as a participant of a case that is held. */
export async function answerAs(
  tx: Tx,
  { row, by }: { readonly row: CaseRow; readonly by: string },
  answers: readonly SupplierAnswer[],
  now: string,
): Promise<{ readonly report: ReportState; readonly embargo: EmbargoState }> {
  const { id } = row;
  if (participantOf(row.record.state, by)?.roles.includes("supplier") !== true)
    throw new Refusal("not-permitted", "Only suppliers answer in this way; write a message.");
  const outcome = answerActs(row.record, { by, answers, now });
  if (!outcome.ok) throw refusedInCase(outcome.code);
  let { record } = row;
  for (const act of outcome.acts) record = await actOnRow(tx, { id, record }, act, now);
  const meant = { kind: "answer", author: by, audience: [], detail: true } as const;
  await storeCaseTexts(tx, row, { ...meant, contents: answers }, now);
  await saveCase(tx, id, record, { at: now, by, act: { kind: "answered" }, steps: [], participant: by });
  await noteContacts(tx, id, [by], ["answered"], now);
  const { state } = record;
  return { report: participantOf(state, by)?.report ?? "start", embargo: state.embargo };
}
