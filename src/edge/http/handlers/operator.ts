/** Handlers: operators as those see and change them who look after them. */
import type { Actor } from "#core/actor.ts";
import { Refusal } from "#core/problem.ts";
import type { Handlers } from "#edge/http/handler.ts";
import type { ApartRoom, Room } from "#edge/http/room.ts";
import { administeredOperator, administeredOperators } from "#stages/registry/administration/administered.ts";
import {
  changeOperator,
  disableOperator,
  enableOperator,
  endOperatorSessions,
  inviteOperator,
  relinkOperator,
  resetOperator,
} from "#stages/registry/administration/administer.ts";
import { inviteOrganizations } from "#stages/registry/administration/invitations.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { listPasskeys } from "#stages/registry/passkeys.ts";
import { sessionsOf } from "#stages/registry/sessions.ts";
import { system } from "#store/sql.ts";

type OperatorEndpoint =
  | "operatorList"
  | "operatorRead"
  | "operatorInvite"
  | "operatorLink"
  | "operatorChange"
  | "operatorDisable"
  | "operatorEnable"
  | "operatorReset"
  | "operatorSignOut"
  | "invitationMerge";

export const operatorHandlers: Handlers<OperatorEndpoint> = {
  operatorList: async ({ input, actor, room }) => {
    const filter = { ...input, now: room.now() };
    return await room.store.read(system, async (tx) => await administeredOperators(tx, actor, filter));
  },
  operatorRead: async ({ input, actor, room }) => {
    const at = { now: room.now(), drill: room.drill };
    return await room.store.read(system, async (tx) => {
      const operator = await administeredOperator(tx, actor, { id: input.operator, now: at.now });
      const passkeys = await listPasskeys(tx, input.operator);
      const sessions = await sessionsOf(tx, input.operator, at);
      return {
        ...operator,
        ownPasskeys: passkeys.map(({ label, place, registeredAt, usedAt }) => {
          return { label, place, registeredAt, usedAt };
        }),
        ownSessions: sessions.map(({ by, place, openedAt, seenAt, expires }) => {
          return { by, place, openedAt, seenAt, expires };
        }),
      };
    });
  },
  operatorInvite: async ({ input, actor, room }) =>
    invited(
      await room.store.write(
        onBehalfOf(actor),
        async (tx) => await inviteOperator(tx, input, { actor, now: room.now() }),
      ),
      room,
    ),
  operatorLink: async ({ input, actor, room }) =>
    invited(
      await room.store.write(
        onBehalfOf(actor),
        async (tx) => await relinkOperator(tx, input.operator, { actor, now: room.now() }),
      ),
      room,
    ),
  operatorChange: async ({ input: { operator: id, ...change }, actor, room }) => {
    const circumstances = { actor, now: room.now() };
    await room.store.write(
      onBehalfOf(actor),
      async (tx) => await changeOperator(tx, { id, ...change }, circumstances),
    );
    return {};
  },
  operatorDisable: async ({ input, actor, room }) => {
    const circumstances = { actor, now: room.now() };
    const revokedTokens = await room.store.write(
      onBehalfOf(actor),
      async (tx) => await disableOperator(tx, input.operator, circumstances),
    );
    return { revokedTokens };
  },
  operatorEnable: async ({ input, actor, room }) => {
    const circumstances = { actor, now: room.now() };
    await room.store.write(
      onBehalfOf(actor),
      async (tx) => await enableOperator(tx, input.operator, circumstances),
    );
    return {};
  },
  operatorReset: async ({ input, actor, room }) => {
    const circumstances = { actor, now: room.now() };
    return await room.store.write(
      onBehalfOf(actor),
      async (tx) => await resetOperator(tx, input.operator, circumstances),
    );
  },
  operatorSignOut: async ({ input, actor, room }) => {
    const circumstances = { actor, now: room.now() };
    const ended = await room.store.write(
      onBehalfOf(actor),
      async (tx) => await endOperatorSessions(tx, input.operator, circumstances),
    );
    return { ended };
  },
  invitationMerge: async ({ input: { organizations, days }, actor, room }) => {
    const request = { organizations: organizations ?? null, days, now: room.now(), domain: domainOf(actor) };
    const made = await room.store.write(
      onBehalfOf(actor),
      async (tx) => await inviteOrganizations(tx, request),
    );
    const invitations = made.invitations.map(({ organization, name, contacts, secret }) => {
      return { organization, name, contacts: [...contacts], link: linkOf(room, secret) };
    });
    return { expires: made.expires, invitations };
  },
};

/** Whose organisations a lead authority lets in. */
function domainOf({ domain }: Actor): string {
  if (domain === undefined) throw new Refusal("not-permitted", "Your office leads no domain.");
  return domain;
}

/** The link as a person opens it; its secret stands behind the #, where no server's log sees it. */
function linkOf(room: ApartRoom, secret: string): string {
  return `${room.origin}/sign-in#${secret}`;
}

function invited(
  made: { readonly operator: string; readonly secret: string; readonly expires: string },
  room: Room,
) {
  return { operator: made.operator, link: linkOf(room, made.secret), expires: made.expires };
}
