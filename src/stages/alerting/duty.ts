/** The duty list of a room: one document, loaded on the room's own machine. */
import { type DutyList, emptyDutyList, readDutyList } from "#core/duty/duty-list.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** The list that was loaded last. One that cannot be read (another program stored it) puts nobody on duty: alerts are listed all the same. */
export async function dutyList(tx: Tx): Promise<DutyList> {
  const row = await tx.first<{ document: unknown }>(sql`select document from duty_list`);
  const read = row === undefined ? null : readDutyList(row.document);
  return read?.ok === true ? read.value : emptyDutyList;
}

/** Puts a document, which was read before, in place of the one before. */
export async function loadDutyList(tx: Tx, document: unknown, { turns }: DutyList): Promise<void> {
  await tx.run(sql`
    insert into duty_list (document, loaded_by) values (${JSON.stringify(document)}, ${tx.actor.id})
    on conflict (singleton) do update set document = excluded.document, loaded_by = excluded.loaded_by, loaded_at = now()`);
  await appendEvents(tx, { kind: "duty.loaded", turns: turns.length });
}
