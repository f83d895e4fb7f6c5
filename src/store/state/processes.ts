/** The processes that serve and work on one database: each announces itself, and what one that is gone had leased is given to the others. */
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** A process. Its id is its own: the same program started again is another process. */
export type RoomProcess = {
  readonly id: string;
  readonly kind: "serve" | "work";
  readonly host: string;
  readonly version: string;
};

/** A process as others see it. */
type SeenProcess = RoomProcess & { readonly startedAt: string; readonly seenAt: string };

/** Since when a process that is there has announced itself: after 15 seconds without that it counts as gone. */
const lately = sql`now() - interval '15 seconds'`;

/** Says that the process is there, and frees what those that are gone had leased. */
export async function announceProcess(store: Store, { id, kind, host, version }: RoomProcess): Promise<void> {
  await store.write(system, async (tx) => {
    await tx.run(sql`insert into room_process (id, kind, host, version) values (${id}, ${kind}, ${host}, ${version})
      on conflict (id) do update set seen_at = now()`);
    await tx.run(sql`delete from room_process where seen_at < ${lately}`);
    await freeOrphans(tx);
  });
}

/** Takes the process away, with its leases. */
export async function retireProcess(store: Store, id: string): Promise<void> {
  await store.write(system, async (tx) => {
    await tx.run(sql`delete from room_process where id = ${id}`);
    await freeOrphans(tx);
  });
}

async function freeOrphans(tx: Tx): Promise<void> {
  await tx.run(sql`update outbox set leased_by = null, leased_until = null
    where leased_by is not null and done_at is null and leased_by not in (select id from room_process)`);
}

/** Those that were seen lately. */
export async function roomProcesses(tx: Tx): Promise<readonly SeenProcess[]> {
  return await tx.rows<SeenProcess>(sql`
    select id, kind, host, version, started_at as "startedAt", seen_at as "seenAt"
    from room_process where seen_at >= ${lately} order by started_at, id`);
}
