/** Facts appended to the journal, against the commits that PostgreSQL itself makes durable with as many writers. */
import { appendEvents } from "#store/journal.ts";
import { system } from "#store/sql.ts";
import { type Bench, type BenchLine, rate, type Section, timed } from "./bench-line.ts";

/** (f) */
export const journalSection: Section = { run };

async function run({ sized, withDatabase }: Bench): Promise<readonly BenchLine[]> {
  const total = sized(4000);
  return await withDatabase(async ({ store, owner }) => {
    await owner.query("create table bongsu.committed (at timestamptz not null, fact text not null)");
    const lines: BenchLine[] = [];
    for (const writers of [1, 8]) {
      const commits = await perSecond(total, writers, async (at) => {
        await owner.query("insert into bongsu.committed values (now(), $1)", [`token ${at}`]);
      });
      const appends = await perSecond(total, writers, async (at) => {
        await store.write(
          system,
          async (tx) => await appendEvents(tx, { kind: "token.made", token: `t${at}`, role: "analyst" }),
        );
      });
      const what = `journal appends, ${writers} writer${writers > 1 ? "s" : ""}`;
      lines.push(rate(what, { ours: appends, rival: "bare inserts, each a commit", theirs: commits }));
    }
    return lines;
  });
}

async function perSecond(
  total: number,
  writers: number,
  write: (at: number) => Promise<void>,
): Promise<number> {
  let at = 0;
  const one = async (): Promise<void> => {
    while (at < total) await write((at += 1));
  };
  const { took } = await timed(async () => await Promise.all(Array.from({ length: writers }, one)));
  return (total / took) * 1000;
}
