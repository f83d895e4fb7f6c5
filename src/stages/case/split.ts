/** Splitting a case: what turns out to have two root causes becomes two cases. The embargo goes with both, with what each participant had accepted; a proposal stays where it was made. */
import { randomBytes } from "node:crypto";
import type { Actor } from "#core/actor.ts";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { everyParticipant } from "#core/coordination/case-view.ts";
import type { CaseParticipant } from "#core/coordination/coordinated-case.ts";
import { Refusal } from "#core/problem.ts";
import { linkCases } from "#stages/case/belonging.ts";
import { insertCase } from "#stages/case/case-row.ts";
import { coordinatedCase, type NewCase } from "#stages/case/commands.ts";
import { storeCaseText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

type Split = Omit<NewCase, "drill" | "openers" | "retentionDays" | "prefix"> & {
  readonly participants: readonly string[];
  readonly prefix: string;
};

/** Opens a case with some participants of another, its coordinators among them; the two are linked. The result is the new one's id. */
export async function splitCase(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  { participants, product, severity, title, summary, prefix }: Split,
  now: string,
): Promise<string> {
  const { row, by } = await coordinatedCase(tx, id, actor);
  const { state } = row.record;
  if (participants.some((one) => !state.participants.some((other) => other.id === one)))
    throw new Refusal("input-invalid", "Nobody of this id takes part in the case.");
  const child = randomBytes(12).toString("hex");
  const record = splitRecord(row.record, participants);
  const ids = record.state.participants.map((one) => one.id);
  const { office, purpose, openers } = row;
  const entry = { at: now, by, act: { kind: "split" }, steps: [], participant: null } as const;
  await insertCase(tx, { id: child, office, record, purpose, openedAt: now, openers }, entry, prefix);
  await copyParticipants(tx, { from: id, to: child, ids });
  const to = { author: by, audience: [everyParticipant] };
  const invitation = { kind: "invitation", ...to, detail: false, content: { product, severity } } as const;
  await storeCaseText(tx, { id: child, office }, invitation, now);
  const details = { kind: "about", ...to, detail: true, content: { title, summary } } as const;
  await storeCaseText(tx, { id: child, office }, details, now);
  await linkCases(tx, { id, actor }, child, now);
  return child;
}

function splitRecord(record: CaseRecord, chosen: readonly string[]): CaseRecord {
  const { state } = record;
  const goes = ({ id, roles }: CaseParticipant): boolean =>
    chosen.includes(id) || roles.includes("coordinator");
  const participants = state.participants
    .filter(goes)
    .map((one): CaseParticipant => ({ ...one, answer: "none" }));
  const pending = { proposed: "none", revise: "active" } as const;
  const embargo =
    state.embargo === "proposed" || state.embargo === "revise" ? pending[state.embargo] : state.embargo;
  return { ...record, proposal: null, state: { ...state, participants, embargo, proposer: null } };
}

type Copying = { readonly from: string; readonly to: string; readonly ids: readonly string[] };

/** Participants with who they are, which stays sealed as it was: the office is the same, and so are those for which nothing is sealed any more. */
async function copyParticipants(tx: Tx, { from, to, ids }: Copying): Promise<void> {
  await tx.run(sql`update coordination_case set former_offices = p.former_offices
    from coordination_case p where coordination_case.id = ${to} and p.id = ${from}`);
  await tx.run(sql`
    insert into case_participant (coordination_case, participant, office, organization, zone, language, joined_at, release, sealing_key, operator, submission)
    select ${to}, participant, office, organization, zone, language, joined_at, release, sealing_key, operator, submission from case_participant
    where coordination_case = ${from} and participant = any(${[...ids]})`);
  await tx.run(sql`
    with named as (
      select t.content, t.object, t.sealed_at, a.author, a.audience, row_number() over (order by t.number) as number
      from case_audience a join case_text t using (coordination_case, number)
      where a.coordination_case = ${from} and a.kind = 'participant' and a.audience <@ ${[...ids]}::text[]
    ), texts as (
      insert into case_text (coordination_case, number, object, content, sealed_at) select ${to}, number, object, content, sealed_at from named
    )
    insert into case_audience (coordination_case, number, kind, author, audience, detail)
    select ${to}, number, 'participant', author, audience, false from named`);
}
