/**
 * Links that are made without a person: two reports of the identical crash of one version, of which the one that stands before is proved or was accepted. What a person has
 * looked at, decided or linked is left alone, and so is everything behind a rejected report.
 */
import { lockedReport, lockSubmissions } from "#stages/triage/report-row.ts";
import { link, type ReportOutcome, type TriageWork } from "#stages/triage/commands.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Which report waits behind another now, and the outcomes that follow. */
type SelfLink = { readonly behind: string; readonly outcomes: readonly ReportOutcome[] };

type PairState = {
  readonly number: string;
  /** Its reproducer did what it promised, or a person accepted it. */
  readonly proved: boolean;
  readonly rejected: boolean;
  /** It waits behind none. */
  readonly front: boolean;
  /** Nobody has looked at it, or done anything with it. */
  readonly untouched: boolean;
};

/** Links two reports of the identical crash, the one that is not proved, else the later one, behind the other; `null` where a person is to see both. */
export async function linkByItself(
  tx: Tx,
  { number, other, office, now }: TriageWork & { readonly other: string },
): Promise<SelfLink | null> {
  for (const one of [number, other].toSorted()) await lockedReport(tx, one, office);
  const [first, second] = await tx.rows<PairState>(
    sql`select s.number, coalesce(g.verdict = 'reproduced', false) or t.decision is not distinct from 'accepted' as proved,
          t.decision is not distinct from 'rejected' as rejected, t.behind is null as front,
          t.first_look_at is null and t.behind is null and t.decision is null and not exists (select from triage_act a where a.number = s.number) as untouched
        from submission s join triage_report t using (number)
        left join submission_gate g on g.number = s.number and g.gate = 'reproducer'
        where s.number in (${number}, ${other}) order by s.ordinal`,
  );
  if (first === undefined || second === undefined || first.rejected || second.rejected) return null;
  const [head, tail] = first.proved ? [first, second] : [second, first];
  if (!head.proved || !head.front || !tail.untouched) return null;
  const outcomes = await link(tx, { number: tail.number, office, now }, head.number);
  return { behind: tail.number, outcomes };
}

/** A report and one that shows the identical crash. */
type IdenticalPair = { readonly number: string; readonly other: string };

/**
 * Of these pairs those in which one is proved or accepted: of all others {@link linkByItself} links none. Whatever it changes of them is locked, and before anything is appended
 * to the journal.
 */
export async function lockedPairs(
  tx: Tx,
  pairs: readonly IdenticalPair[],
  office: string,
): Promise<readonly IdenticalPair[]> {
  const linked = await pairsToLink(tx, pairs);
  const numbers = [...new Set(linked.flatMap(({ number, other }) => [number, other]))].toSorted();
  await lockSubmissions(tx, numbers);
  for (const one of numbers) await lockedReport(tx, one, office);
  return linked;
}

async function pairsToLink(tx: Tx, pairs: readonly IdenticalPair[]): Promise<readonly IdenticalPair[]> {
  if (pairs.length === 0) return [];
  return await tx.rows<IdenticalPair>(
    sql`with proved as (
          select n.number from unnest(${[...new Set(pairs.flatMap(({ number, other }) => [number, other]))]}::text[]) as n (number)
          where exists (select from triage_report t where t.number = n.number and t.decision = 'accepted')
            or exists (select from submission_gate g where g.number = n.number and g.gate = 'reproducer' and g.verdict = 'reproduced'))
        select p.number, p.other
        from unnest(${pairs.map(({ number }) => number)}::text[], ${pairs.map(({ other }) => other)}::text[])
          with ordinality as p (number, other, place)
        where exists (select from proved where proved.number in (p.number, p.other)) order by p.place`,
  );
}
