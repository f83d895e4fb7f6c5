/** Handler: the room's sealed word to an organisation whether it is addressed. It is made and sealed anew each time it is asked for. */
import { type Addressing, addressingForm } from "#core/document/addressing.ts";
import { Refusal } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { documentsInForce } from "#stages/directive/queries.ts";
import { addressedRevisions } from "#stages/dissemination/queries.ts";

/** Handlers of the addressing endpoint. */
export const addressingHandlers: Handlers<"addressingRead"> = {
  addressingRead: async ({ actor, room }) => {
    const { organization } = actor;
    if (organization === undefined) throw new Refusal("not-permitted", "Only an organisation is addressed.");
    const directives = await room.store.read(actor, async (tx) => {
      const inForce = await documentsInForce(tx);
      const closed = inForce.filter(({ addressees }) => addressees !== undefined);
      return await addressedRevisions(tx, organization, closed);
    });
    const document: Addressing = {
      type: addressingForm,
      room: room.origin,
      drill: room.drill,
      organization,
      at: room.now().toISOString(),
      directives,
    };
    return { addressing: await seal(payloadTypes.addressing, canonicalBytes(document), [room.signer]) };
  },
};
