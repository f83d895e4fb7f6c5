/** The rosters that the room adopted. Who signs its orders follows from them alone; a room without one issues by its own key, and says so. */
import { readUnambiguousJson } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { rosterAt, type RosterPin } from "#core/roster/roster-chain.ts";
import { type OrderRule, readRoster, type Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import { refuse } from "#stages/directive/signing/refusals.ts";
import { sql, type Tx } from "#store/sql.ts";

/** The chain as it was adopted: what strangers pin, the signed rosters, and what they say. */
export type RoomRosters = {
  readonly pin: RosterPin;
  readonly chain: readonly Envelope[];
  readonly rosters: readonly Roster[];
};

/** The chain, oldest first; `null` where the room has no roster. */
export async function roomRosters(tx: Tx): Promise<RoomRosters | null> {
  const rows = await tx.rows<{ sha256: string; envelope: Envelope }>(
    sql`select sha256, envelope from roster order by version`,
  );
  const rosters = await Promise.all(rows.map(async ({ envelope }) => await rosterIn(envelope)));
  const [first, pinned] = [rows[0], rosters[0]];
  if (first === undefined || pinned === undefined) return null;
  const pin = { sha256: first.sha256, drill: pinned.drill };
  return { pin, chain: rows.map(({ envelope }) => envelope), rosters };
}

/** What was checked when it was adopted. */
async function rosterIn({ payload }: Envelope): Promise<Roster> {
  const json = readUnambiguousJson(fromBase64(payload) ?? new Uint8Array());
  const roster = json.ok ? await readRoster(json.value) : json;
  if (!roster.ok) throw new Error(`a roster of this room: ${roster.findings[0]?.message}`);
  return roster.value;
}

/** The newest roster, by which what an office brings is judged; it refuses what is of a time when that was not in force, or of the other world. */
export async function rosterOfBrought(
  tx: Tx,
  { at, drill }: { readonly at: string; readonly drill: boolean },
): Promise<Roster> {
  const rosters = (await roomRosters(tx))?.rosters ?? [];
  const roster = rosterAt(rosters, at);
  if (roster === undefined || roster !== rosters.at(-1))
    refuse("order-time", "The newest roster is not the one in force at its time.");
  if (roster.drill !== drill) refuse("order-world", "It is of the other world, drill or real.");
  return roster;
}

/** Under which roster and rule an office's orders are signed. */
type SigningRule = { readonly roster: Roster; readonly rule: OrderRule };

/**
 * The rule for an office's orders at an instant; `null` where the room has no roster at all. A room that has one and whose time is over, or that has no rule
 * for the office, issues nothing: it never goes back to its own key alone.
 */
export async function signingRule(tx: Tx, office: string, at: string): Promise<SigningRule | null> {
  const adopted = await roomRosters(tx);
  if (adopted === null) return null;
  const roster = rosterAt(adopted.rosters, at);
  if (roster === undefined || roster !== adopted.rosters.at(-1))
    throw new Refusal(
      "state-forbids",
      "No roster of this room is in force now: its offices adopt the next one first.",
      [{ at: "", code: "roster-over", message: "The newest roster is not in force." }],
    );
  const rule = roster.orders.find(({ issuers }) => issuers.includes(office));
  if (rule === undefined)
    throw new Refusal("state-forbids", `The roster has no rule for orders of ${office}.`, [
      {
        at: "",
        code: "order-issuer",
        message: `the roster has no rule for orders of ${office}`,
        about: office,
      },
    ]);
  return { roster, rule };
}

/** A roster that the room adopted, by its version. */
export function rosterOfVersion({ rosters }: RoomRosters, version: number): Roster {
  const roster = rosters.find((one) => one.version === version);
  if (roster === undefined) throw new Error(`the room has no roster ${version}`);
  return roster;
}
