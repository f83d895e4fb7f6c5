/**
 * The ledger of CVE ids in the database: each line is durable before anything follows from it, so that an id is never reserved twice, and one process at a time has it. Who lost
 * it to another, by a pause longer than its time, adds nothing more and so asks nothing more.
 */
import { randomUUID } from "node:crypto";
import { Unavailable } from "#core/problem.ts";
import type { CveLedger, CveLedgerLine } from "#core/publish/cve-programme/cve-ledger.ts";
import { sql, type Store, system } from "#store/sql.ts";

/** Longer than everything that one reservation asks of the service. */
const heldFor = "15 minutes";
const [againAfter, mostLines] = [30, 100_000];

/** Runs something with the ledger, which nobody else has meanwhile. Refuses, for a while, where somebody has it. */
export async function inCveLedger<T>(store: Store, run: (ledger: CveLedger) => Promise<T>): Promise<T> {
  const holder = randomUUID();
  const taken = await store.write(system, async (tx) =>
    tx.first(sql`insert into cve_ledger_holder (holder, until) values (${holder}, now() + ${heldFor}::interval)
      on conflict (only_one) do update set holder = excluded.holder, until = excluded.until
      where cve_ledger_holder.until < now() returning holder`),
  );
  if (taken === undefined) throw busy();
  try {
    return await run({
      lines: async () => await linesOf(store),
      add: async (line) => await add(store, holder, line),
    });
  } finally {
    await store.write(system, async (tx) =>
      tx.run(sql`delete from cve_ledger_holder where holder = ${holder}`),
    );
  }
}

function busy(): Unavailable {
  return new Unavailable("Another id is being reserved; try again in a while.", againAfter);
}

async function linesOf(store: Store): Promise<readonly CveLedgerLine[]> {
  const rows = await store.read(system, async (tx) =>
    tx.rows<{ line: CveLedgerLine }>(
      sql`select line from cve_ledger order by number desc limit ${mostLines}`,
    ),
  );
  return rows.map(({ line }) => line).toReversed();
}

async function add(store: Store, holder: string, line: CveLedgerLine): Promise<void> {
  const added = await store.write(system, async (tx) =>
    tx.first(sql`insert into cve_ledger (line)
      select ${JSON.stringify(line)}::jsonb from cve_ledger_holder where holder = ${holder} and until > now() returning number`),
  );
  if (added === undefined) throw busy();
}
