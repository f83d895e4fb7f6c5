/** What comes back from an invited room in a sealed file: an acceptance, a refusal, a message, a supplier's answers, a file. Each file is taken once, into the case that it answers and no other. */
import type { Actor } from "#core/actor.ts";
import type { AnswerFile } from "#core/coordination/exchange/answer-file.ts";
import { Refusal } from "#core/problem.ts";
import { acceptInvitation, declineInvitation, type HandsNow } from "#stages/case/accept-invitation.ts";
import { answerAs } from "#stages/case/answers.ts";
import { coordinatedCase } from "#stages/case/commands.ts";
import { noteContacts } from "#stages/case/contacts.ts";
import { storeFile } from "#stages/case/files.ts";
import { storeCaseText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

/** An answer with the hash by which its secret is known. */
type ArrivedAnswer = Omit<AnswerFile, "secret"> & { readonly secretHash: Buffer };
type AnsweredInvitation = {
  readonly invitation: string;
  readonly participant: string;
  readonly used: boolean;
  readonly withdrawn: boolean;
  readonly over: boolean;
};

/** Takes an answer as the participant that was invited. Only who coordinates the case takes one, and it must answer an invitation to this case. */
export async function takeAnswer(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  answer: ArrivedAnswer,
  { hands, now }: { readonly hands: HandsNow; readonly now: string },
): Promise<{ readonly participant: string; readonly kind: AnswerFile["kind"] }> {
  const { row } = await coordinatedCase(tx, id, actor);
  const invitation = await answeredInvitation(tx, id, answer, now);
  const { participant } = invitation;
  await takeOnce(tx, invitation, answer, now);
  mustBeOpenFor(answer, invitation);
  const { secretHash, ends, kind } = answer;
  const letIn = async () => await Promise.resolve(null);
  if (kind === "accept") await acceptInvitation(tx, { secretHash, ends }, { letIn, hands }, now);
  if (kind === "decline") await declineInvitation(tx, secretHash, now);
  const place = { row, by: participant };
  if (kind === "answers") await answerAs(tx, place, answer.answers, now);
  if (answer.file !== null) await storeFile(tx, place, { ...answer.file, text: answer.text, to: [] }, now);
  else if (answer.text.trim() !== "") {
    const message = { kind: "message", author: participant, audience: [], detail: true } as const;
    await storeCaseText(tx, row, { ...message, content: { text: answer.text } }, now);
    if (kind === "message") await noteContacts(tx, id, [participant], ["answered"], now);
  }
  return { participant, kind };
}

/** The invitation of this case that an answer answers. One of another case is answered alike with one that there never was. */
async function answeredInvitation(
  tx: Tx,
  id: string,
  { secretHash, invitation }: Pick<ArrivedAnswer, "secretHash" | "invitation">,
  now: string,
): Promise<AnsweredInvitation> {
  const found = await tx.first<AnsweredInvitation>(sql`
    select id as invitation, participant, used_at is not null as used, withdrawn_at is not null as withdrawn, expires_at <= ${now} as over
    from case_invitation where secret_hash = ${secretHash} and id = ${invitation} and coordination_case = ${id} and sealed for update`);
  if (found !== undefined) return found;
  throw new Refusal("not-found", "This file answers no invitation to this case.");
}

async function takeOnce(
  tx: Tx,
  { invitation }: AnsweredInvitation,
  { id }: Pick<ArrivedAnswer, "id">,
  now: string,
): Promise<void> {
  const taken = await tx.first(sql`insert into case_sealed_answer (invitation, answer, taken_at)
    values (${invitation}, ${id}, ${now}) on conflict do nothing returning answer`);
  if (taken === undefined) throw new Refusal("conflict", "This file was taken in before.");
}

/** A message, a supplier's answer or a file needs an invitation that was answered; an answer one that is open. */
function mustBeOpenFor({ kind }: Pick<ArrivedAnswer, "kind">, invitation: AnsweredInvitation): void {
  const { used, withdrawn, over } = invitation;
  if (withdrawn) throw new Refusal("expired", "This invitation was withdrawn.");
  const goesOn = kind !== "accept" && kind !== "decline";
  if (goesOn && !used)
    throw new Refusal(
      "state-forbids",
      "The invitation was not answered yet: first the embargo, then messages.",
    );
  if (goesOn) return;
  if (used) throw new Refusal("conflict", "This invitation was answered before.");
  if (over) throw new Refusal("expired", "This invitation is over; make another.");
}
