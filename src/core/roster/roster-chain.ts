/** From the roster that somebody pinned to the newest one: each signed by the offices that the one before names, its version one more. */
import { compareInstants } from "#core/clock/clock.ts";
import { readUnambiguousJson } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { quorumIn, readRoster, type Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { openByQuorum } from "#core/seal/quorum.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

/** What somebody believes to begin with: the digest of a roster's bytes (lower-case hexadecimal), and its world. */
export type RosterPin = { readonly sha256: string; readonly drill: boolean };

/** The rosters of a chain, the pinned one first. The pinned one needs no signature: its bytes are what was pinned. */
export async function believedRosters(
  pin: RosterPin,
  chain: readonly Envelope[],
): Promise<Parsed<readonly Roster[]>> {
  const rosters: Roster[] = [];
  for (const [at, envelope] of chain.entries()) {
    const before = rosters.at(-1);
    const payload = fromBase64(envelope.payload) ?? new Uint8Array();
    if (before === undefined && (await sha256Hex(payload)) !== pin.sha256)
      return failed(`/rosters/${at}`, "roster-pin", "The first roster is not the one that is believed here.");
    const json = readUnambiguousJson(payload);
    if (!json.ok) return json;
    const roster = await readRoster(json.value);
    if (!roster.ok) return roster;
    if (roster.value.drill !== pin.drill)
      return failed(`/rosters/${at}`, "roster-world", "The roster is of the other world, drill or real.");
    if (before !== undefined) {
      const refusal = await refusalOfNext(envelope, before, roster.value);
      if (refusal !== null) return failed(`/rosters/${at}`, ...refusal);
    }
    rosters.push(roster.value);
  }
  if (rosters.length === 0) return failed("/rosters", "roster-pin", "There is no roster.");
  return parsed(rosters);
}

async function refusalOfNext(
  envelope: Envelope,
  before: Roster,
  roster: Roster,
): Promise<readonly [code: string, message: string] | null> {
  if (roster.version !== before.version + 1 || compareInstants(roster.from, before.from) < 0)
    return ["roster-gap", `version ${roster.version} does not follow on version ${before.version}`];
  const quorum = quorumIn(before, before.next);
  const signed = await openByQuorum(envelope, payloadTypes.roster, quorum);
  return signed.ok ? null : ["roster-signatures", signed.findings[0]?.message ?? ""];
}

/** The roster that was in force at an instant: the newest one whose time it is; `undefined` where there is none. */
export function rosterAt(rosters: readonly Roster[], at: string): Roster | undefined {
  const begun = rosters.findLast(({ from }) => compareInstants(from, at) <= 0);
  return begun !== undefined && compareInstants(at, begun.to) < 0 ? begun : undefined;
}
