/** Handlers: what goes to other rooms and comes back from them in sealed files. The room signs what it hands out; what comes back is known by its invitation's secret. */
import { randomBytes } from "node:crypto";
import { readAnswerFile } from "#core/coordination/exchange/answer-file.ts";
import { copyBytes } from "#core/coordination/exchange/copy-file.ts";
import { invitationBytes } from "#core/coordination/exchange/invitation-file.ts";
import { readJson } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { fromBase64, seal, type Signer } from "#core/seal/envelope.ts";
import { openBytes, sealBytes } from "#core/seal/object/sealed-object.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { handsIn } from "#edge/http/handlers/coordination/case-invitation.ts";
import { keysOf } from "#edge/http/handlers/coordination/case.ts";
import { coordinatedCase } from "#stages/case/commands.ts";
import { copyForParticipant } from "#stages/case/exchange/hand-copy.ts";
import { locked, sealInvitation } from "#stages/case/exchange/seal-invitation.ts";
import { takeAnswer } from "#stages/case/exchange/take-answer.ts";
import type { CaseKeys } from "#stages/case/queries.ts";
import { wrapForAudience } from "#stages/case/reseal.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { instantAfter, newId, newSecret, secretHash } from "#stages/registry/secrets.ts";

const day = 86_400_000;

/** Handlers of sealed files. */
export const caseExchangeHandlers: Handlers<"caseInvitationSeal" | "caseAnswerTake" | "caseCopyMake"> = {
  caseInvitationSeal: async ({ input, actor, room }) => {
    const { participant, publicKey, days } = input;
    const [id, secret, now] = [newId(), newSecret(), room.now()];
    const expires = instantAfter(now, days * day);
    const key = publicKey === undefined ? {} : { key: documentIn(publicKey) };
    const made = {
      id,
      secret,
      secretHash: secretHash(secret),
      participant,
      expires,
      room: room.origin,
      ...key,
    };
    const about = { id: input.case, actor };
    const at = { keys: keysOf(room), now: now.toISOString() };
    const { file, reader } = await room.store.write(onBehalfOf({ id: actor.id }), async (tx) => {
      const invitation = await sealInvitation(tx, about, made, at);
      await wrapForAudience(tx, input.case, at.keys);
      return invitation;
    });
    const sealed = await signedAndSealed(invitationBytes(file), reader, room.signer);
    return { invitation: id, expires, sealed };
  },
  caseAnswerTake: async ({ input, actor, room }) => {
    const sealed = fromBase64(input.sealed);
    if (sealed === null) throw new Refusal("input-invalid", "The file is no base64.");
    const keys = keysOf(room);
    const about = { id: input.case, actor };
    const now = room.now().toISOString();
    return await room.store.write(onBehalfOf({ id: actor.id }), async (tx) => {
      const { row } = await coordinatedCase(tx, input.case, actor);
      const { secret, ...answer } = await openedAnswer(sealed, row.office, keys);
      const arrived = { ...answer, secretHash: secretHash(secret) };
      const taken = await takeAnswer(tx, about, arrived, { hands: handsIn(tx, room, now), now });
      await wrapForAudience(tx, input.case, keys);
      return taken;
    });
  },
  caseCopyMake: async ({ input, actor, room }) => {
    const { case: id, participant } = input;
    const request = { id, actor, participant, room: room.origin, now: room.now().toISOString() };
    const { file, reader } = await copyForParticipant(room.store, request, keysOf(room));
    const sealed = await signedAndSealed(copyBytes(file), reader, room.signer);
    return { sealed, texts: file.texts.length, filesLeft: file.filesLeft };
  },
};

/** A document signed by the room and sealed for one reader, in base64. */
async function signedAndSealed(payload: Uint8Array, reader: ObjectReader, signer: Signer): Promise<string> {
  const envelope = await seal(payloadTypes.caseFile, payload, [signer]);
  const bytes = new TextEncoder().encode(JSON.stringify(envelope));
  return (await sealBytes(bytes, { readers: [reader] }, (length) => randomBytes(length))).toBase64();
}

function documentIn(text: string): unknown {
  const read = readJson(text);
  if (!read.ok) throw new Refusal("input-invalid", "The key is no JSON that can be read.", read.findings);
  return read.value;
}

/** What an answer says. Refuses what the office's keys do not open, and what was changed on its way. */
async function openedAnswer(sealed: Uint8Array, office: string, keys: CaseKeys) {
  const holders = keys(office);
  if (holders.length === 0) throw locked();
  let why = null;
  for (const holder of holders) {
    const opened = await openBytes(sealed, [holder]);
    if (!opened.ok) why ??= opened;
    else {
      const answer = readAnswerFile(opened.value);
      if (answer.ok) return answer.value;
      throw new Refusal("input-invalid", "This is no answer to an invitation.", answer.findings);
    }
  }
  throw new Refusal(
    "signature-invalid",
    "The file is not sealed for this office's key, or was changed on its way.",
    why?.findings ?? [],
  );
}
