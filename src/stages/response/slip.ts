/** Return slips that a person types: whose answer one is, by the organisation's keys that agree with the room's on its tag. */
import { hash } from "node:crypto";
import type { ResponsePayload } from "#core/document/receipt.ts";
import { Refusal } from "#core/problem.ts";
import { readSlipContent, type SlipDirective } from "#core/slip/slip-content.ts";
import { slipTag } from "#core/slip/slip-tag.ts";
import { signingKeysOf } from "#stages/registry/queries.ts";
import { responseStatusesOf } from "#stages/response/queries.ts";
import type { Tx } from "#store/sql.ts";

/** How a room judges slips. */
type SlipJudge = {
  /** The id of the room's key, and what it agrees on with another's public key (SPKI DER); `null` for a key of another kind. */
  readonly key: string;
  readonly agree: (spki: Uint8Array) => Promise<Uint8Array | null>;
  readonly drill: boolean;
  readonly now: Date;
};

/** An answer of a slip, and the key of the organisation that vouches for it. */
type SlipAnswer = { readonly payload: ResponsePayload; readonly keyid: string };

/** The answer that an organisation's slip is. Refuses what was not copied right, is of another world, or is vouched for by no key of the organisation (`signature-invalid`). */
export async function answerOfSlip(
  tx: Tx,
  { slip, organization }: { readonly slip: string; readonly organization: string },
  { key: room, agree, drill, now }: SlipJudge,
): Promise<SlipAnswer> {
  const read = readSlipContent(slip);
  if (!read.ok) throw new Refusal("input-invalid", "The slip was not copied right.", read.findings);
  if (read.value.drill !== drill)
    throw new Refusal(
      "not-permitted",
      drill ? "This room is a drill; the slip is not." : "This room is no drill; the slip is one.",
    );
  const directives = await directivesOf(tx, organization, read.value.directive);
  for (const { keyid, publicKey } of await signingKeysOf(tx, organization, now)) {
    const secret = await agree(publicKey);
    if (secret === null) continue;
    for (const directive of directives) {
      const payload = read.value.answer(organization, directive);
      const tag = await slipTag(secret, { organization: keyid, room }, payload);
      if (tag === read.value.tag) return { payload, keyid };
    }
  }
  const message =
    "No key of this organisation made this slip. It may be of another organisation, or its key was revoked or never registered.";
  throw new Refusal("signature-invalid", message, [{ at: "/slip", code: "slip-tag", message }]);
}

async function directivesOf(tx: Tx, organization: string, named: SlipDirective): Promise<readonly string[]> {
  if ("id" in named) return [named.id];
  const statuses = await responseStatusesOf(tx, organization);
  return statuses
    .map(({ directive }) => directive)
    .filter((directive) => hash("sha256", directive).startsWith(named.digest));
}
