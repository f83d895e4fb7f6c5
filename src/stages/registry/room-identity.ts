/**
 * Who a room is: recorded in its database when it first starts, and held against every later start. Two programs with different keys on one database would
 * sign in turn what no agent believes, and an address that changes unsaid takes the passkeys of its people from them.
 */
import { appendEvents } from "#store/journal.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** The address by which people and agents reach a room, and the sha256 (hex) of the key with which it signs. */
type RoomIdentity = { readonly origin: string; readonly keyid: string };

/** A member of the recorded identity that a start does not have. */
type IdentityDifference = keyof RoomIdentity;

/** The identity that is recorded; `undefined` in a database that no room was started on. */
export async function recordedIdentity(tx: Tx): Promise<RoomIdentity | undefined> {
  return await tx.first<RoomIdentity>(sql`select origin, keyid from room_identity`);
}

/**
 * Records the identity of a room that has none yet, with the members that a person said are new. Anything else that differs is returned, with what is
 * recorded, and nothing is changed: such a program must not sign or publish.
 */
export async function claimIdentity(
  store: Store,
  claimed: RoomIdentity,
  changed: readonly IdentityDifference[],
): Promise<{ readonly recorded: RoomIdentity; readonly differs: readonly IdentityDifference[] }> {
  return await store.write(system, async (tx) => {
    await tx.run(sql`lock table room_identity in share row exclusive mode`);
    const recorded = await recordedIdentity(tx);
    const differences = (["keyid", "origin"] as const).filter((name) => recorded?.[name] !== claimed[name]);
    const differs = recorded === undefined ? [] : differences.filter((name) => !changed.includes(name));
    if (differs.length > 0 || differences.length === 0) return { recorded: recorded ?? claimed, differs };
    await tx.run(sql`insert into room_identity (origin, keyid) values (${claimed.origin}, ${claimed.keyid})
      on conflict (single) do update set origin = excluded.origin, keyid = excluded.keyid, recorded_at = now()`);
    await appendEvents(tx, { kind: "room.identified", ...claimed });
    return { recorded: claimed, differs };
  });
}
