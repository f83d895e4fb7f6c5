/** Whose a case is and what it belongs to: handed over to another office, linked with another case. */
import type { Actor } from "#core/actor.ts";
import { participantOf } from "#core/coordination/coordinated-case.ts";
import { Refusal } from "#core/problem.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { saveCase } from "#stages/case/case-row.ts";
import { coordinatedCase } from "#stages/case/commands.ts";
import { resealTexts } from "#stages/case/reseal.ts";
import { sql, type Tx } from "#store/sql.ts";

type CaseOfActor = { readonly id: string; readonly actor: Actor };

/**
 * Hands a case over to the office of another of its coordinators, who works on it already: its texts are sealed anew for that office, and this one's key opens none that is stored.
 * Refuses while this office's key is locked.
 */
export async function handOver(
  tx: Tx,
  { id, actor }: CaseOfActor,
  { office, holders }: { readonly office: string; readonly holders: readonly Holder[] },
  now: string,
): Promise<void> {
  const { row, by } = await coordinatedCase(tx, id, actor);
  const taking = await tx.first<{ participant: string }>(
    sql`select participant from case_participant where coordination_case = ${id} and office = ${office}`,
  );
  const one = participantOf(row.record.state, taking?.participant ?? "");
  if (
    row.office === office ||
    one === null ||
    !one.roles.includes("coordinator") ||
    one.report !== "accepted"
  )
    throw new Refusal(
      "state-forbids",
      "Only an office that works on the case as a coordinator takes it over.",
    );
  await tx.run(sql`update coordination_case set office = ${office},
    former_offices = array_append(array_remove(former_offices, ${office}::text), office) where id = ${id}`);
  await resealTexts(tx, id, { office, holders });
  const entry = { at: now, by, act: { kind: "handed-over" }, steps: [], participant: one.id } as const;
  await saveCase(tx, id, row.record, entry);
}

/** Links two cases that the actor coordinates; once is enough. */
export async function linkCases(
  tx: Tx,
  { id, actor }: CaseOfActor,
  other: string,
  now: string,
): Promise<void> {
  if (id === other) throw new Refusal("input-invalid", "A case is not linked with itself.");
  const [first = "", second = ""] = [id, other].toSorted();
  for (const each of [first, second]) {
    const { row, by } = await coordinatedCase(tx, each, actor);
    const entry = { at: now, by, act: { kind: "linked" }, steps: [], participant: by } as const;
    await saveCase(tx, each, row.record, entry);
  }
  await tx.run(
    sql`insert into case_link (one, other, linked_at) values (${first}, ${second}, ${now}) on conflict do nothing`,
  );
}
