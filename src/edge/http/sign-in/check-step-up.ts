/** Whether an act that asks for a fresh proof of the person comes with one. A session alone, left open or stolen, is not enough for it. */
import { hash } from "node:crypto";
import type { Endpoint } from "#contract/endpoint.ts";
import { actText } from "#core/act.ts";
import { member } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { SignedIn } from "#edge/http/handler.ts";
import type { Room } from "#edge/http/room.ts";
import { spendProof } from "#stages/registry/step-up.ts";
import { system } from "#store/sql.ts";

/** The header in which the proof comes. */
export const stepUpHeader = "x-bongsu-step-up";
const longestProof = 200;

type ActCall = {
  readonly entry: Endpoint;
  readonly signedIn: SignedIn | undefined;
  readonly input: unknown;
  /** What came in the header. */
  readonly proof: string | undefined;
};

/** Refuses the act with `step-up-needed` unless it needs no proof or comes with one of this session for this very act, which is then spent. */
export async function checkStepUp(room: Room, { entry, signedIn, input, proof }: ActCall): Promise<void> {
  if (signedIn?.by !== "cookie" || !asksForProof(entry, input) || hasNothingToProveWith(signedIn, room))
    return;
  const { session } = signedIn;
  if (proof !== undefined && proof.length <= longestProof) {
    const given = { proof, act: hash("sha256", actText(entry, input)), now: room.now() };
    if (await room.store.write(system, async (tx) => await spendProof(tx, session, given))) return;
  }
  throw new Refusal("step-up-needed", "Show first that it is you: use your passkey again for this act.");
}

function asksForProof({ stepUp }: Endpoint, input: unknown): boolean {
  return stepUp === "always" || (stepUp === "unless-dry-run" && member(input, "dryRun") !== true);
}

/**
 * A link's session of an operator without a passkey: in a real room it can do nothing but register the first one, for which the link was the proof. In a drill
 * it goes on without: there one signs in as anybody, so a proof would show nothing.
 */
function hasNothingToProveWith({ session }: SignedIn & { readonly by: "cookie" }, room: Room): boolean {
  return session.passkeys === 0 && (room.drill || session.mustRegisterPasskey);
}
