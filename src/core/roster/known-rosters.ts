/** The rosters that somebody knows already, beside those that an order brings: an order that leaves the newest ones out is judged by them all the same. */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { believedRosters, type RosterPin } from "#core/roster/roster-chain.ts";
import type { Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

/** The chain from the pinned roster on; what comes before it is passed over. Empty where the pinned one is not there. */
export async function chainFromPin(pin: RosterPin, chain: readonly Envelope[]): Promise<readonly Envelope[]> {
  for (const [at, { payload }] of chain.entries())
    if ((await sha256Hex(fromBase64(payload) ?? new Uint8Array())) === pin.sha256) return chain.slice(at);
  return [];
}

/** The rosters of both chains, and the one that an order was signed under: the last that it brings. */
export async function rostersOfOrder(
  pin: RosterPin,
  brought: readonly Envelope[],
  known: readonly Envelope[],
): Promise<Parsed<{ readonly all: readonly Roster[]; readonly own: Roster }>> {
  const isPrefix = brought.every(({ payload }, at) => (known[at]?.payload ?? payload) === payload);
  if (!isPrefix)
    return failed("/rosters", "roster-fork", "It brings another roster than the one that is known here.");
  const believed = await believedRosters(pin, brought);
  if (!believed.ok) return believed;
  const all = known.length > brought.length ? await believedRosters(pin, known) : believed;
  return all.ok ? parsed({ all: all.value, own: believed.value.at(-1) as Roster }) : all;
}
