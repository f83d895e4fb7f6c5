/** Taking back a case that was opened by mistake: closed by who opened it, as long as nobody else has come to know of it. */
import { type CaseRecord, recordAfter } from "#core/coordination/case-record.ts";
import type { CaseStep } from "#core/coordination/case-act.ts";
import { lockedCase, saveCase } from "#stages/case/case-row.ts";
import type { Tx } from "#store/sql.ts";

/** Closes a case in which its coordinator and the finder are alone and nothing was agreed; false, and nothing changed, for any other. */
export async function withdrawCase(tx: Tx, id: string, now: string): Promise<boolean> {
  const { record } = await lockedCase(tx, id);
  const { participants, embargo, published } = record.state;
  const coordinator = participants.find(({ roles }) => roles.includes("coordinator"));
  const others = participants.filter((one) => one !== coordinator);
  const isAlone = others.every(({ roles }) => roles.length === 1 && roles[0] === "finder");
  if (coordinator === undefined || !isAlone || embargo !== "none" || published) return false;
  const closed = closedFor(
    record,
    participants.map((one) => one.id),
    now,
  );
  if (closed === null) return false;
  const by = coordinator.id;
  const act = { kind: "report", act: "close", by, participant: by } as const;
  await saveCase(tx, id, closed.record, { at: now, by, act, steps: closed.steps, participant: null });
  return true;
}

/** The case closed by each of these; `null` where one cannot close it. */
function closedFor(record: CaseRecord, participants: readonly string[], now: string) {
  let closed = { record, steps: [] as readonly CaseStep[] };
  for (const one of participants) {
    const act = { kind: "report", act: "close", by: one, participant: one } as const;
    const outcome = recordAfter(closed.record, act, now);
    if (!outcome.ok) return null;
    closed = { record: outcome.after, steps: [...closed.steps, ...outcome.steps] };
  }
  return closed;
}
