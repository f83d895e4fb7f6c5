/** What feeds show of a case's identifiers, as its coordinators see it. */
import { sql, type Tx } from "#store/sql.ts";

/** A signal. */
type ShownSignal = {
  readonly id: string;
  readonly kind: "public" | "attacks";
  readonly identifier: string;
  readonly source: string;
  readonly seenAt: string;
  readonly state: "proposed" | "confirmed" | "dismissed";
};

/** The identifiers of a case and what was seen of them, the last first; nothing for who does not coordinate it. */
export async function signalsOf(
  tx: Tx,
  id: string,
  coordinates: boolean,
): Promise<{ readonly identifiers: readonly string[]; readonly signals: readonly ShownSignal[] }> {
  if (!coordinates) return { identifiers: [], signals: [] };
  const named = await tx.rows<{ identifier: string }>(
    sql`select identifier from case_identifier where coordination_case = ${id} order by identifier`,
  );
  const signals = await tx.rows<ShownSignal>(sql`
    select id, kind, identifier, source, seen_at as "seenAt", state from case_signal
    where coordination_case = ${id} order by seen_at desc, id limit 200`);
  return { identifiers: named.map(({ identifier }) => identifier), signals };
}
