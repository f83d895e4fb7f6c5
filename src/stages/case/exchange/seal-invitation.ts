/** An invitation that goes to another room as a sealed file: made as a link is, and said in full to the key of the invited alone. */
import type { Actor } from "#core/actor.ts";
import { type InvitationFile, invitedSeverities } from "#core/coordination/exchange/invitation-file.ts";
import { textMember } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import { coordinatedCase } from "#stages/case/commands.ts";
import { invitationParts, makeInvitation } from "#stages/case/invitations.ts";
import type { CaseKeys } from "#stages/case/queries.ts";
import { mustBeSealingKey, outsideReader } from "#stages/case/readers.ts";
import { openedText } from "#stages/case/texts.ts";
import { sealingKeyDocument } from "#store/sealed/sealing-keys.ts";
import { sql, type Tx } from "#store/sql.ts";

/** An invitation to be made; its secret is written into the file and stands nowhere else. */
type NewSealedInvitation = {
  readonly id: string;
  readonly secret: string;
  readonly secretHash: Buffer;
  readonly participant: string;
  readonly expires: string;
  /** The key of the invited, where it has none yet or another. */
  readonly key?: unknown;
  readonly room: string;
};

/** What is refused where a case's texts cannot be opened now. */
export function locked(): Refusal {
  return new Refusal("state-forbids", "Unlock the office's key first.");
}

/** Makes the invitation; the result is what its file says and for whom it is sealed. Refuses where the invited has no key, or the office's is locked. */
export async function sealInvitation(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  { key, room, secret, ...made }: NewSealedInvitation,
  { keys, now }: { readonly keys: CaseKeys; readonly now: string },
): Promise<{ readonly file: InvitationFile; readonly reader: ObjectReader }> {
  const { row } = await coordinatedCase(tx, id, actor);
  const { participant, expires } = made;
  if (key !== undefined) await registerKey(tx, id, participant, key);
  await makeInvitation(tx, { id, actor }, { ...made, sealed: true }, now);
  const reader = await outsideReader(tx, id, participant);
  if (reader === null)
    throw new Refusal("state-forbids", "This participant has no key for sealing in the case.");
  const { text, said } = await invitationParts(tx, row, participant);
  const holders = { own: keys(row.office), together: [] };
  const content = text === undefined ? null : await openedText(text, holders);
  const product = textMember(content, "product");
  if (product === null) throw locked();
  const severity = invitedSeverities.find((one) => one === textMember(content, "severity")) ?? "unknown";
  const answerKey = await sealingKeyDocument(tx, row.office);
  const drill = row.purpose === "drill";
  const dates = { madeAt: now, expires };
  const file = { drill, invitation: made.id, secret, room, answerKey, product, severity, ...said, ...dates };
  return { file, reader };
}

/** Registers the key of a participant from outside, in place of one of before. */
async function registerKey(tx: Tx, id: string, participant: string, key: unknown): Promise<void> {
  await mustBeSealingKey(tx, id, key);
  await tx.run(sql`update case_participant set sealing_key = ${JSON.stringify(key)}::jsonb
    where coordination_case = ${id} and participant = ${participant} and office is null and organization is null`);
}
