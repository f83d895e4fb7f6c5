/** `bongsu case invite`, `copy` and `invitation take`: what a coordinator has its room seal for another, and takes in from it. */
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { sealedBytes } from "#cli/case/exchange/sealed-case-file.ts";
import { readPublicKeyFile } from "#cli/key/key-file.ts";
import { refuseExisting } from "#cli/out-file.ts";
import type { Caller } from "#cli/room/room-client.ts";
import type { Terminal } from "#cli/terminal.ts";
import { caseAnswerTake } from "#contract/case/exchange/case-answer-take.ts";
import { caseCopyMake } from "#contract/case/exchange/case-copy-make.ts";
import { caseInvitationSeal } from "#contract/case/exchange/case-invitation-seal.ts";
import { caseParticipantAdd } from "#contract/case/case-participant-add.ts";
import { longestSealedAnswer } from "#core/coordination/exchange/answer-file.ts";
import { caseRoles } from "#core/coordination/machine/case-role.ts";
import { publicKeyDocument } from "#core/seal/key/public-key.ts";
import type { Translate } from "#messages/message.ts";

type RoomWork = { readonly call: Caller; readonly t: Translate };
type OutFile = { readonly out: string; readonly force: boolean | undefined };

/** Whom an invitation is for: somebody of the case already, or somebody new by name and key. */
type Invited = {
  readonly participant: string | undefined;
  readonly name: string | undefined;
  readonly contact: string;
  readonly role: string;
  readonly zone: string;
  readonly reads: string;
  readonly key: string | undefined;
  readonly days: string;
};

const [fewestDays, mostDays] = [1, 60];

/** Has an invitation sealed and writes it; the exit code is 0. Throws refusals. */
export async function inviteBySealedFile(
  id: string,
  { call, t }: RoomWork,
  { out, force, ...invited }: Invited & OutFile,
  io: Terminal,
): Promise<number> {
  await refuseExisting(out, force);
  const days = Number(invited.days);
  if (!Number.isInteger(days) || days < fewestDays || days > mostDays)
    throw new MessageRefusal("input-invalid", (say) => say("caseExchange.daysWrong", { mostDays }));
  const publicKey = invited.key === undefined ? undefined : await keyText(invited.key);
  const participant = invited.participant ?? (await addInvited(id, call, invited));
  const about = { case: id, participant, days, ...(publicKey === undefined ? {} : { publicKey }) };
  const { sealed, expires } = await call(caseInvitationSeal, about);
  await writeFileAtomically(out, Uint8Array.fromBase64(sealed), true);
  io.write(`${t("caseExchange.invited", { out, participant, expires })}\n`);
  return 0;
}

async function addInvited(id: string, call: Caller, invited: Invited): Promise<string> {
  const { name = "", contact, zone, reads } = invited;
  const role = caseRoles.find((one) => one === invited.role);
  if (role === undefined)
    throw new MessageRefusal("input-invalid", (t) =>
      t("caseExchange.roleWrong", { role: invited.role, roles: caseRoles.join(", ") }),
    );
  const one = { case: id, roles: [role], name, contact, zone, language: reads };
  return (await call(caseParticipantAdd, one)).participant;
}

/** The document of a public key. Refuses a file that holds another thing, before anybody is added. */
async function keyText(path: string): Promise<string> {
  return JSON.stringify(publicKeyDocument(await readPublicKeyFile(path)));
}

/** Has a copy of a case sealed for a participant and writes it; the exit code is 0. Throws refusals. */
export async function writeCaseCopy(
  id: string,
  { call, t }: RoomWork,
  { participant, out, force }: OutFile & { readonly participant: string },
  io: Terminal,
): Promise<number> {
  await refuseExisting(out, force);
  const { sealed, texts, filesLeft } = await call(caseCopyMake, { case: id, participant });
  await writeFileAtomically(out, Uint8Array.fromBase64(sealed), true);
  io.write(`${t("caseExchange.copied", { out, texts, participant })}\n`);
  if (filesLeft > 0) io.error(`${t("caseExchange.filesLeft", { count: filesLeft })}\n`);
  return 0;
}

/** Takes in what an invited room sent back; the exit code is 0. Throws refusals. */
export async function takeSealedAnswer(
  path: string,
  { call, t }: RoomWork,
  id: string,
  io: Terminal,
): Promise<number> {
  const sealed = (await sealedBytes(path, longestSealedAnswer)).toBase64();
  const { participant, kind } = await call(caseAnswerTake, { case: id, sealed });
  io.write(`${t(`caseExchange.taken.${kind}`, { participant })}\n`);
  return 0;
}
