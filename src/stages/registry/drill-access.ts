/**
 * What the replay of a drill needs on the room's own machine: tokens of three officers, a finder and two suppliers, and the keys of the organisations' agents. Refuses
 * in a room that is not a drill.
 */
import { Refusal } from "#core/problem.ts";
import type { Tx } from "#store/sql.ts";
import { registerKey } from "./keys.ts";
import { readWorld } from "./queries.ts";
import { makeToken } from "./tokens.ts";

/** Secrets for `Authorization: Bearer`, good for three hours. The two of the chair's office are two persons. */
type DrillTokens = {
  readonly chair: string;
  readonly secondChair: string;
  readonly analyst: string;
  /** Sends reports and does nothing else. */
  readonly finder: string;
  readonly suppliers: readonly [string, string];
};

const life = 3 * 60 * 60_000;

/** Makes the tokens; the actor is the room itself. `suppliers` are two organisations. */
export async function drillTokens(
  tx: Tx,
  now: Date,
  suppliers: readonly [string, string],
): Promise<DrillTokens> {
  await mustBeDrill(tx);
  const chair = await makeToken(tx, { role: "chair", life, now });
  const second = await makeToken(tx, { role: "chair", life, now });
  const analyst = await makeToken(tx, { role: "analyst", life, now });
  const finder = await makeToken(tx, { role: "organization", scopes: ["report"], life, now });
  const [first, other] = suppliers;
  const supplier = async (organization: string): Promise<string> =>
    (await makeToken(tx, { role: "organization", organization, life, now })).secret;
  return {
    chair: chair.secret,
    secondChair: second.secret,
    analyst: analyst.secret,
    finder: finder.secret,
    suppliers: [await supplier(first), await supplier(other)],
  };
}

/** Registers the public keys (SPKI DER, base64) of organisations' agents; a key that is there already stays. The actor is the room itself. */
export async function registerDrillKeys(
  tx: Tx,
  keys: readonly { readonly organization: string; readonly publicKey: string }[],
): Promise<void> {
  await mustBeDrill(tx);
  for (const key of keys) await registerKey(tx, { ...key, label: "drill" });
}

async function mustBeDrill(tx: Tx): Promise<void> {
  const world = await readWorld(tx);
  if (world?.drill !== true)
    throw new Refusal(
      "state-forbids",
      "This room is not a drill; a drill is never replayed in the real thing.",
    );
}
