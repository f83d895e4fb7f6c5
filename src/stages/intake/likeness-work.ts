/**
 * What the gate of duplicates works on: traits of reports, sealed; which wait to be compared; and what the comparison found. The index itself is in the memory of whoever
 * compares, and built anew from these rows.
 */
import { fairOrder, type Turns } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { saveWithEvidence, type VerdictWithEvidence } from "#stages/intake/gate-work.ts";
import { waitingReports } from "#stages/intake/waiting-reports.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Traits of a report as they are stored. */
export type StoredTraits = { readonly number: string; readonly keyid: string; readonly content: Buffer };

/** Stores traits; those of a report that has some already take their place and are compared again. */
export async function storeTraits(tx: Tx, traits: readonly StoredTraits[]): Promise<void> {
  if (traits.length === 0) return;
  await tx.run(
    sql`insert into submission_traits (number, keyid, content)
        select * from unnest(${traits.map(({ number }) => number)}::text[], ${traits.map(({ keyid }) => keyid)}::text[],
          ${traits.map(({ content }) => content)}::bytea[])
        on conflict (number) do update set keyid = excluded.keyid, content = excluded.content,
          changed = nextval('submission_traits_order')`,
  );
  await tx.run(
    sql`update submission set compare_waits = true where number = any(${traits.map(({ number }) => number)})`,
  );
}

/** The traits that a report has now. */
export async function traitsOfReport(tx: Tx, number: string): Promise<StoredTraits | undefined> {
  return await tx.first<StoredTraits>(
    sql`select number, keyid, content from submission_traits where number = ${number}`,
  );
}

/** Traits with the office whose they are and their place in the order of change. */
export type ChangedTraits = StoredTraits & { readonly office: string; readonly changed: number };

/** Traits that changed after a place; a little of what was before it comes again, since a place is drawn before its change is seen. */
export async function changedTraits(tx: Tx, after: number, limit: number): Promise<readonly ChangedTraits[]> {
  return await tx.rows<ChangedTraits>(
    sql`select t.number, t.keyid, t.content, t.changed, s.office from submission_traits t join submission s using (number)
        where t.changed > ${after} order by t.changed limit ${limit}`,
  );
}

/** The place after which so many of the newest traits lie. */
export async function oldestKept(tx: Tx, most: number): Promise<number> {
  const row = await tx.first<{ changed: number }>(
    sql`select changed from submission_traits order by changed desc offset ${most} limit 1`,
  );
  return row?.changed ?? 0;
}

/** The traits of these reports, in their order. */
export async function traitsOfReports(tx: Tx, numbers: readonly string[]): Promise<readonly ChangedTraits[]> {
  return await tx.rows<ChangedTraits>(
    sql`select t.number, t.keyid, t.content, t.changed, s.office
        from unnest(${[...numbers]}::text[]) with ordinality as n (number, place)
        join submission_traits t using (number) join submission s using (number) order by n.place`,
  );
}

/** Reports that wait to be compared, in fair order. */
export async function waitingToCompare(
  tx: Tx,
  most: number,
  turns: Turns,
): Promise<{ readonly numbers: readonly string[]; readonly turns: Turns }> {
  const waiting = await waitingReports(tx, { waits: sql`compare_waits`, each: most });
  const chosen = fairOrder(waiting, most, turns);
  return { numbers: chosen.order.map(({ number }) => number), turns: chosen.turns };
}

/** Which of these reports are decided. */
export async function decidedOf(tx: Tx, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ number: string }>(
    sql`select number from submission where number = any(${[...numbers]}) and outcome is not null`,
  );
  return new Set(rows.map(({ number }) => number));
}

/** Why two reports are taken to be alike: which of them was compared, and the sealed object that says so. */
type LikenessRow = {
  readonly number: string;
  readonly other: string;
  readonly score: number;
  readonly identical: boolean;
  readonly evidence: string | null;
};

const mostLike = 20;

/** The pairs that a report stands in, the likeliest first. */
export async function likenessOf(tx: Tx, number: string): Promise<readonly LikenessRow[]> {
  return await tx.rows<LikenessRow>(
    sql`select l.number, l.other, l.score, l.identical, g.evidence
        from submission_likeness l left join submission_gate g on g.number = l.number and g.gate = 'duplicates'
        where l.number = ${number} or l.other = ${number} order by l.score desc, l.number, l.other limit ${mostLike}`,
  );
}

/** A pair as it is stored. */
type LikePair = { readonly other: string; readonly score: number; readonly identical: boolean };

/** What a comparison found, of the traits as they were when they `changed` last. */
export type ComparedReport = VerdictWithEvidence<VerdictOf<"duplicates">> & {
  readonly changed: number;
  readonly pairs: readonly LikePair[];
};

/** Saves comparisons, in place of what earlier ones found; which were saved: none of a report that changed since it was compared, or at which another worker was first. */
export async function saveCompared(
  tx: Tx,
  found: readonly ComparedReport[],
  now: string,
): Promise<ReadonlySet<string>> {
  // Locked in the order in which all others lock them.
  await tx.rows(
    sql`select from submission where number = any(${found.map(({ number }) => number)}) order by number for no key update`,
  );
  const rows = await tx.rows<{ number: string }>(
    sql`update submission s set compare_waits = false
        from unnest(${found.map(({ number }) => number)}::text[], ${found.map(({ changed }) => changed)}::bigint[]) as f (number, changed)
        join submission_traits t on t.number = f.number and t.changed = f.changed
        where s.number = f.number and s.compare_waits returning s.number`,
  );
  const saved = new Set(rows.map(({ number }) => number));
  const first = found.filter(({ number }) => saved.has(number));
  await tx.run(sql`delete from submission_likeness where number = any(${[...saved]})`);
  const pairs = first.flatMap(({ number, pairs: own }) => own.map((pair) => ({ number, ...pair })));
  await tx.run(
    sql`insert into submission_likeness (number, other, score, identical)
        select p.number, p.other, p.score, p.identical
        from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (number text, other text, score real, identical boolean)`,
  );
  await saveWithEvidence(tx, first, now);
  return saved;
}
