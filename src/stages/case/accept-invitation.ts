/** Accepting an invitation: the embargo first, then access. What an invitation promised follows at once: the report is handed over by who invited. */
import { type RecordedAct, recordAfter } from "#core/coordination/case-record.ts";
import { consentOf, participantOf } from "#core/coordination/coordinated-case.ts";
import { isEmbargoInForce, isProposalPending } from "#core/coordination/machine/embargo-machine.ts";
import { Refusal } from "#core/problem.ts";
import { type CaseRow, saveCase } from "#stages/case/case-row.ts";
import { actOnRow } from "#stages/case/commands.ts";
import { noteContacts } from "#stages/case/contacts.ts";
import { heldInvitation, type HeldInvitation } from "#stages/case/invitations.ts";
import { sql, type Tx } from "#store/sql.ts";

/** `ends`: the end of the embargo that was shown and is accepted; `null` where none was asked for. */
type Acceptance = { readonly secretHash: Buffer; readonly ends: string | null };

/** Who accepts, to be registered or signed in already; a participant's language is what a new operator reads. Nobody is let in of a room that answers by sealed files. */
type LetIn<O extends string | null> = (language: string) => Promise<O>;

/** What an acceptance leads to: who is let in, and whether the report is handed over now or waits for the supplier's pace. */
type Admission<O extends string | null> = { readonly letIn: LetIn<O>; readonly hands: HandsNow };

/** Whether a report is handed to a participant now, or waits for its pace. */
export type HandsNow = (
  row: CaseRow,
  handing: { readonly participant: string; readonly by: string },
) => Promise<boolean>;

/** Accepts the embargo as the invited participant and lets it in as an operator. The result is the operator and the case. */
export async function acceptInvitation<O extends string | null>(
  tx: Tx,
  { secretHash, ends }: Acceptance,
  { letIn, hands }: Admission<O>,
  now: string,
): Promise<{ readonly operator: O; readonly case: string }> {
  const held = await heldInvitation(tx, secretHash, now);
  const { participant } = held;
  const bound = await acceptEmbargo(tx, held, ends, now);
  const handing = { participant, by: held.madeBy };
  const row = (await hands(bound, handing)) ? await handOver(tx, { ...held, row: bound }, now) : bound;
  const place = await tx.first<{ language: string }>(
    sql`select language from case_participant where coordination_case = ${row.id} and participant = ${participant}`,
  );
  const own = await letIn(place?.language ?? "en");
  if (own !== null)
    await tx.run(sql`update case_participant set operator = ${own}
      where coordination_case = ${row.id} and participant = ${participant}`);
  await spend(tx, held, now);
  const entry = {
    at: now,
    by: participant,
    act: { kind: "invitation-used" },
    steps: [],
    participant,
  } as const;
  await saveCase(tx, row.id, row.record, entry);
  await noteContacts(tx, row.id, [participant], ["answered"], now);
  return { operator: own, case: row.id };
}

/** Declines an invitation, and the embargo with it; its link serves no more. */
export async function declineInvitation(tx: Tx, secretHash: Buffer, now: string): Promise<void> {
  const held = await heldInvitation(tx, secretHash, now);
  const { row, participant } = held;
  const record = await attempt(tx, row, { kind: "embargo", act: "reject", by: participant }, now);
  await spend(tx, held, now);
  const act = { kind: "invitation-declined" } as const;
  await saveCase(tx, row.id, record, { at: now, by: participant, act, steps: [], participant });
  await noteContacts(tx, row.id, [participant], ["declined"], now);
}

/** Accepts what is asked for: the pending proposal or, while none is, the embargo in force. Refuses where that is not what was shown. */
async function acceptEmbargo(
  tx: Tx,
  { row, participant }: HeldInvitation,
  ends: string | null,
  now: string,
): Promise<CaseRow> {
  const { state, terms, proposal } = row.record;
  const one = participantOf(state, participant);
  const isPending = isProposalPending(state.embargo);
  const isAsked = isPending || isEmbargoInForce(state.embargo);
  if (one === null || !isAsked || consentOf(state, one) === "accepted") return row;
  const asked = isPending ? proposal : terms;
  if (asked === null || ends === null || Date.parse(asked.ends) !== Date.parse(ends))
    throw new Refusal("conflict", "The embargo's end is another than was shown; read the invitation again.");
  const record = await actOnRow(tx, row, { kind: "embargo", act: "accept", by: participant }, now);
  return { ...row, record };
}

/** Hands the report over as who invited, where the case allows it now; else a coordinator does so later. */
async function handOver(tx: Tx, { row, participant, madeBy }: HeldInvitation, now: string): Promise<CaseRow> {
  const act = { kind: "report", act: "receive", by: madeBy, participant } as const;
  return { ...row, record: await attempt(tx, row, act, now) };
}

/** The record after an act, or as it is where the machines do not allow it. */
async function attempt(tx: Tx, row: CaseRow, act: RecordedAct, now: string): Promise<CaseRow["record"]> {
  return recordAfter(row.record, act, now).ok ? await actOnRow(tx, row, act, now) : row.record;
}

async function spend(tx: Tx, { invitation }: HeldInvitation, now: string): Promise<void> {
  await tx.run(sql`update case_invitation set used_at = ${now} where id = ${invitation}`);
}
