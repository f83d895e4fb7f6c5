/** What a flooded room has in its tables in the end: rows against receipts, waits, and what each gate decided of reports that are known to be true or not. */
import { randomBytes } from "node:crypto";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import type { Lane } from "#core/intake/lane.ts";
import { keyidOf } from "#core/seal/index.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { withRoomStore } from "#main/room/open-room.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system, type Tx } from "#store/sql.ts";

/** A lane: how much came, how much was judged and looked at by a person, and seconds from receipt to either. */
export type LaneFigures = {
  readonly lane: Lane;
  readonly received: number;
  readonly judged: number;
  readonly median: number | null;
  readonly p95: number | null;
  readonly looked: number;
  readonly lookMedian: number | null;
  readonly lookP95: number | null;
  /** Of those that a person waits for at once: what was served to others between the receipt of one and its own turn, summed over them. */
  readonly judgedBefore: ServedBefore;
  readonly lookedBefore: ServedBefore;
};

/** Turns of others, and how many of them the bot's reports had. */
type ServedBefore = { readonly all: number; readonly bot: number };

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

/** Which of the reports that were sent are true, and which are the bot's, by their digests. */
type SentDigests = { readonly truths: ReadonlySet<string>; readonly botSent: ReadonlySet<string> };

/** Reads them. */
export async function roomFigures(data: string, known: SentDigests): Promise<RoomFigures> {
  return await withRoomStore(
    data,
    async (store) => await store.read(system, async (tx) => await read(tx, known)),
  );
}

async function read(tx: Tx, { truths, botSent }: SentDigests): Promise<RoomFigures> {
  const rows = await tx.rows<{ digest: string; number: string }>(
    sql`select s.digest, s.number from submission s join journal j on j.kind = 'submission.received' and j.fact ->> 'submission' = s.number`,
  );
  const lanes = await tx.rows<LaneFigures>(
    sql`with one as materialized (
          select s.lane, s.received_at as came, s.checked_at as judged, t.first_look_at as looked, s.digest = any(${[...botSent]}) as bot
          from submission s left join triage_report t using (number))
        select lane, count(*) as received, count(judged) as judged, count(looked) as looked,
          percentile_cont(0.5) within group (order by extract(epoch from judged - came)) as median,
          percentile_cont(0.95) within group (order by extract(epoch from judged - came)) as p95,
          percentile_cont(0.5) within group (order by extract(epoch from looked - came)) as "lookMedian",
          percentile_cont(0.95) within group (order by extract(epoch from looked - came)) as "lookP95",
          jsonb_build_object('all', coalesce(sum(j.others), 0), 'bot', coalesce(sum(j.bots), 0)) as "judgedBefore",
          jsonb_build_object('all', coalesce(sum(l.others), 0), 'bot', coalesce(sum(l.bots), 0)) as "lookedBefore"
        from one
        cross join lateral (select count(*) as others, count(*) filter (where o.bot) as bots from one o
          where one.lane in ('exploited', 'first') and o.judged >= one.came and o.judged < one.judged) j
        cross join lateral (select count(*) as others, count(*) filter (where o.bot) as bots from one o
          where one.lane in ('exploited', 'first') and o.looked >= one.came and o.looked < one.looked) l
        group by lane order by lane`,
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
