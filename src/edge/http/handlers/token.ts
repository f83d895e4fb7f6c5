/** Handlers: tokens of organisations for their agents, and of officers for scripts that act as them. */
import type { Handlers } from "#edge/http/handler.ts";
import { sessionOf } from "#edge/http/handlers/session.ts";
import { notify } from "#stages/registry/notices.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { holdSession } from "#stages/registry/sessions.ts";
import { listTokens, makeOwnToken, makeToken, revokeOwnToken } from "#stages/registry/tokens.ts";
import { system } from "#store/sql.ts";

const day = 24 * 60 * 60_000;

export const tokenHandlers: Handlers<"tokenList" | "tokenMake" | "tokenRevoke"> = {
  tokenList: async ({ actor, room }) => {
    const tokens = await room.store.read(system, async (tx) => await listTokens(tx, actor));
    return {
      tokens: tokens.map(({ id, role, operator, label, scopes, madeAt, expires, revoked }) => {
        return { token: id, role, operator, label, scopes, madeAt, expires, revokedAt: revoked };
      }),
    };
  },
  tokenMake: async ({ input, signedIn, room }) => {
    const session = sessionOf(signedIn);
    const { operator } = session;
    const { label, scopes, days } = input;
    const request = { label: label.trim(), scopes, life: days * day, now: room.now() };
    const { organization } = operator;
    const made = await room.store.write(onBehalfOf(operator), async (tx) => {
      await holdSession(tx, session);
      await notify(tx, operator.id, { kind: "token-made", about: request.label });
      return organization === undefined
        ? await makeOwnToken(tx, operator, request)
        : await makeToken(tx, { ...request, role: operator.role, organization, name: operator.name });
    });
    return { token: made.id, secret: made.secret, expires: made.expires };
  },
  tokenRevoke: async ({ input, actor, room }) => {
    await room.store.write(onBehalfOf(actor), async (tx) => await revokeOwnToken(tx, actor, input.token));
    return {};
  },
};
