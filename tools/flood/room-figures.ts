/** What a flooded room has in its tables in the end: rows against receipts, waits, and what each gate decided of reports that are known to be true or not. */
import { randomBytes } from "node:crypto";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import type { Lane } from "#core/intake/lane.ts";
import { keyidOf } from "#core/seal/index.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { withRoomStore } from "#main/room/open-room.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system, type Tx } from "#store/sql.ts";

/** A lane: how much came, how much was judged, and seconds from receipt to judgement. */
export type LaneFigures = {
  readonly lane: Lane;
  readonly received: number;
  readonly judged: number;
  readonly median: number | null;
  readonly p95: number | null;
};

/** What a gate came to, how often, what it cost on average, and of how many true reports. */
export type GateFigures = {
  readonly gate: string;
  readonly verdict: string;
  readonly count: number;
  readonly milliseconds: number;
  readonly ofTrue: number;
};

/** What is read in the end. */
export type RoomFigures = {
  readonly rows: ReadonlyMap<string, string>;
  readonly lanes: readonly LaneFigures[];
  readonly gates: readonly GateFigures[];
  /** Reports that are put last though they are true, and true ones that were judged. */
  readonly falseRejects: { readonly count: number; readonly of: number };
};

/** Reads them; `truths` are the digests of true reports. */
export async function roomFigures(data: string, truths: ReadonlySet<string>): Promise<RoomFigures> {
  return await withRoomStore(
    data,
    async (store) => await store.read(system, async (tx) => await read(tx, [...truths])),
  );
}

async function read(tx: Tx, truths: readonly string[]): Promise<RoomFigures> {
  const rows = await tx.rows<{ digest: string; number: string }>(
    sql`select s.digest, s.number from submission s join journal j on j.kind = 'submission.received' and j.fact ->> 'submission' = s.number`,
  );
  const lanes = await tx.rows<LaneFigures>(
    sql`select lane, count(*) as received, count(checked_at) as judged,
          percentile_cont(0.5) within group (order by extract(epoch from checked_at - received_at)) as median,
          percentile_cont(0.95) within group (order by extract(epoch from checked_at - received_at)) as p95
        from submission group by lane order by lane`,
  );
  const gates = await tx.rows<GateFigures>(
    sql`select g.gate, g.verdict, count(*) as count, avg(g.milliseconds)::float8 as milliseconds,
          count(*) filter (where s.digest = any(${[...truths]})) as "ofTrue"
        from submission_gate g join submission s using (number) group by g.gate, g.verdict order by g.gate, count(*) desc`,
  );
  const last = await tx.first<{ count: number; of: number }>(
    sql`select count(*) filter (where put_last or state <> 'checked') as count, count(*) as of
        from submission where digest = any(${[...truths]}) and state <> 'received'`,
  );
  return {
    rows: new Map(rows.map(({ digest, number }) => [digest, number])),
    lanes,
    gates,
    falseRejects: last ?? { count: 0, of: 0 },
  };
}

/** Registers a key for the office that takes reports in, which seals what it writes to reporters. Nobody opens anything with it here. */
export async function registerOfficeKey(data: string, office: string): Promise<void> {
  const spki = sealingSpki(await hybridKem.publicKeyOf(randomBytes(32)));
  const keyid = await keyidOf(spki);
  const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
  await withRoomStore(
    data,
    async (store) => await store.write(system, async (tx) => await registerSealingKey(tx, office, key)),
  );
}

/** Gives a pipeline the record that it is accredited for: what it sent so far was decided, so many of a hundred true. */
export async function accredit(data: string, numbers: readonly string[], ofHundred: number): Promise<void> {
  await withRoomStore(
    data,
    async (store) =>
      await store.write(
        system,
        async (tx) =>
          await tx.run(
            sql`update submission set decided_at = now(), outcome = case when n.place % 100 < ${ofHundred} then 'valid' else 'invalid' end
                from unnest(${[...numbers]}::text[]) with ordinality as n (number, place) where submission.number = n.number`,
          ),
      ),
  );
}
