/** Handlers: going to the identity provider. Its answer comes to `sign-in/oidc-callback.ts`. */
import { Refusal } from "#core/problem.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { storeFlow } from "#stages/registry/administration/oidc.ts";
import { system } from "#store/sql.ts";

export const oidcHandlers: Handlers<"signInWays" | "oidcBegin"> = {
  signInWays: async ({ room: { oidc } }) => ({ oidc: oidc === undefined ? null : { name: oidc.name } }),
  oidcBegin: async ({ input, room, reply }) => {
    if (room.oidc === undefined) throw new Refusal("not-found", "This room has no identity provider.");
    const { address, ...flow } = await room.oidc.begin(false);
    const start = { ...flow, next: input.next ?? null };
    await room.store.write(system, async (tx) => await storeFlow(tx, start, room.now()));
    reply.bindFlow(flow.state);
    return { address };
  },
};
