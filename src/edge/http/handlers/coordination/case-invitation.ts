/** Handlers: invitations to cases. Who holds an invitation is known by its secret alone, until it becomes a session. */
import { textMember } from "#core/input/json.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { keysOf, paceKeysOf } from "#edge/http/handlers/coordination/case.ts";
import { sessionView } from "#edge/http/handlers/session.ts";
import type { ApartRoom } from "#edge/http/room.ts";
import { acceptInvitation, declineInvitation, type HandsNow } from "#stages/case/accept-invitation.ts";
import {
  listInvitations,
  makeInvitation,
  readInvitation,
  withdrawInvitation,
} from "#stages/case/invitations.ts";
import { revokeReplyAddress } from "#stages/case/mail/reply-addresses.ts";
import { participantOperatorId } from "#stages/registry/access-events.ts";
import { handsNow } from "#stages/case/pace/hand-over.ts";
import { wrapForAudience } from "#stages/case/reseal.ts";
import { onBehalfOf, registerOperator } from "#stages/registry/operators.ts";
import { instantAfter, newId, newSecret, secretHash } from "#stages/registry/secrets.ts";
import { openByInvitation } from "#stages/registry/sessions.ts";
import { system, type Tx } from "#store/sql.ts";

type CaseInvitationEndpoint =
  | "caseInvitationMake"
  | "caseInvitationList"
  | "caseInvitationWithdraw"
  | "caseReplyAddressRevoke"
  | "caseInvitationRead"
  | "caseInvitationAccept"
  | "caseInvitationJoin"
  | "caseInvitationDecline";

const day = 86_400_000;
const severities = ["low", "medium", "high", "critical", "unknown"] as const;

/** Handlers of invitations. */
export const caseInvitationHandlers: Handlers<CaseInvitationEndpoint> = {
  caseInvitationMake: async ({ input, actor, room }) => {
    const { participant } = input;
    const by = onBehalfOf({ id: actor.id });
    const about = { id: input.case, actor };
    const [invitation, secret, now] = [newId(), newSecret(), room.now()];
    const expires = instantAfter(now, input.days * day);
    const made = { id: invitation, secretHash: secretHash(secret), participant, expires };
    await room.store.write(by, async (tx) => makeInvitation(tx, about, made, now.toISOString()));
    return { invitation, expires, link: `${room.origin}/portal#${secret}` };
  },
  caseInvitationList: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    const about = { id: input.case, actor };
    const invitations = await room.store.read(system, async (tx) => listInvitations(tx, about, now));
    return { invitations: [...invitations] };
  },
  caseInvitationWithdraw: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    const about = { id: input.case, actor };
    await room.store.write(by, async (tx) => withdrawInvitation(tx, about, input.invitation, now));
    return {};
  },
  caseReplyAddressRevoke: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    const about = { id: input.case, actor };
    await room.store.write(by, async (tx) => revokeReplyAddress(tx, about, input.participant, now));
    return {};
  },
  caseInvitationRead: async ({ input, room }) => {
    const now = room.now().toISOString();
    const { content, roles, ...said } = await room.store.write(system, async (tx) =>
      readInvitation(tx, secretHash(input.secret), keysOf(room), now),
    );
    const severity = textMember(content, "severity");
    return {
      ...said,
      roles: [...roles],
      product: textMember(content, "product") ?? null,
      severity: severities.find((one) => one === severity) ?? null,
    };
  },
  caseInvitationAccept: async ({ input, room, reply, place }) => {
    const at = { now: room.now(), drill: room.drill, place };
    const opened = await room.store.write(system, async (tx) => {
      const letIn = async (language: string) => await registerParticipant(tx, language);
      const { operator } = await letInBy(tx, input, letIn, room);
      return await openByInvitation(tx, operator, at);
    });
    reply.signIn(opened);
    return sessionView(opened.session, 0, room);
  },
  caseInvitationJoin: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const letIn = async () => await Promise.resolve(actor.id);
    const joined = await room.store.write(by, async (tx) => await letInBy(tx, input, letIn, room));
    return { case: joined.case };
  },
  caseInvitationDecline: async ({ input, room }) => {
    const now = room.now().toISOString();
    await room.store.write(system, async (tx) => declineInvitation(tx, secretHash(input.secret), now));
    return {};
  },
};

type AcceptanceInput = { readonly secret: string; readonly ends: string | null };

/** Whether a report is handed over in a room now. */
export function handsIn(tx: Tx, room: ApartRoom, now: string): HandsNow {
  return async (row, handing) => await handsNow(tx, row, handing, paceKeysOf(room), now);
}

/** Accepts as whoever is let in, and wraps for its key what it may read from now on. */
async function letInBy(
  tx: Tx,
  { secret, ends }: AcceptanceInput,
  letIn: (language: string) => Promise<string>,
  room: ApartRoom,
): Promise<{ readonly operator: string; readonly case: string }> {
  const acceptance = { secretHash: secretHash(secret), ends };
  const now = room.now().toISOString();
  const accepted = await acceptInvitation(tx, acceptance, { letIn, hands: handsIn(tx, room, now) }, now);
  await wrapForAudience(tx, accepted.case, keysOf(room));
  return accepted;
}

/** Registers whoever accepts as an operator. Who a participant is stays sealed in its case: the operator's row names nobody. */
async function registerParticipant(tx: Tx, language: string): Promise<string> {
  const id = participantOperatorId(newId());
  await registerOperator(tx, { id, role: "participant", name: { en: "Participant" }, language });
  return id;
}
