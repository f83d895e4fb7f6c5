/** What of triage is read: the queue, one report's state, what its reporter may see, and what people's time went into. */
import { intakeReaders } from "#core/audience.ts";
import type { JudgedState } from "#core/intake/gate.ts";
import type { Lane } from "#core/intake/lane.ts";
import { type RejectReason, takeBackSeconds, type TriageDecision } from "#core/triage/decision.ts";
import { type QueuedReport, queueOrder } from "#core/triage/queue-order.ts";
import type { TextByLanguage } from "#core/text.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A line of the queue. */
type QueueLine = QueuedReport & {
  readonly reporterKind: "anonymous" | "person" | "pipeline";
  readonly state: JudgedState;
  readonly reproducer: string | null;
  readonly plausibility: string | null;
  readonly assignee: string | null;
  readonly claimedBy: string | null;
  readonly answered: boolean;
};

/** Reporters whose reports are looked through for the queue, and of each so many: enough for any order of what is shown. */
const [mostReporters, ofEach] = [500, 12] as const;

/** The first of the queue, of the actor's office. What waits behind another, is put off or decided is not in it. */
export async function triageQueue(
  tx: Tx,
  { now, limit }: { readonly now: string; readonly limit: number },
): Promise<readonly QueueLine[]> {
  const rows = await tx.rows<QueueLine>(
    sql`select s.number, r.lane, r.reporter, s.reporter_kind as "reporterKind", s.received_at as "receivedAt", s.state,
          coalesce(s.second_look, false) as "secondLook", s.put_last or s.state <> 'checked' as "putLast",
          t.first_look_at as "firstLookAt", t.assignee, case when t.claimed_until > ${now} then t.claimed_by end as "claimedBy",
          g.verdict as reproducer, coalesce(g.verdict = 'reproduced', false) as proved,
          p.verdict as plausibility, coalesce(p.verdict = 'there', false) as "namesThere",
          coalesce((select m.author = 'reporter' from submission_message m where m.number = s.number order by m.ordinal desc limit 1), false) as answered
        from (select lane, reporter from submission where state <> 'received' and outcome is null group by lane, reporter
              order by min(ordinal) limit ${mostReporters}) r
        cross join lateral (
          select w.* from submission w left join triage_report x on x.number = w.number left join triage_report h on h.number = x.behind
          where w.lane = r.lane and w.reporter = r.reporter and w.state <> 'received' and w.outcome is null
            and coalesce(x.snoozed_until, '-infinity') <= ${now} and (x.behind is null or h.decision is not distinct from 'rejected')
          order by w.ordinal limit ${ofEach}) s
        left join triage_report t on t.number = s.number
        left join submission_gate g on g.number = s.number and g.gate = 'reproducer'
        left join submission_gate p on p.number = s.number and p.gate = 'plausibility'`,
  );
  return queueOrder(rows, now).slice(0, limit);
}

/** An operator of an office, as colleagues see it. */
type Colleague = { readonly id: string; readonly name: TextByLanguage };

const mostColleagues = 200;

/** Who of an office reads reports and works there still. */
export async function reportReaders(tx: Tx, office: string): Promise<readonly Colleague[]> {
  return await tx.rows<Colleague>(
    sql`select id, name from operator
        where office = ${office} and role = any(${intakeReaders}) and disabled_at is null order by id limit ${mostColleagues}`,
  );
}

/** A report's state in triage. */
type TriageView = {
  readonly firstLookAt: string | null;
  readonly assignee: string | null;
  readonly snoozedUntil: string | null;
  readonly behind: string | null;
  readonly decision: TriageDecision | null;
  readonly reason: RejectReason | null;
  readonly decidedAt: string | null;
  readonly coordinationCase: string | null;
  readonly acts: readonly {
    readonly act: string;
    readonly actor: string;
    readonly at: string;
    readonly undone: boolean;
  }[];
  /** Those that wait behind it. */
  readonly members: readonly { readonly number: string; readonly receivedAt: string; readonly lane: Lane }[];
};

const mostMembers = 50;

/** The state of a report that somebody has looked at. */
export async function triageOf(tx: Tx, number: string): Promise<TriageView | undefined> {
  const row = await tx.first<Omit<TriageView, "acts" | "members">>(
    sql`select first_look_at as "firstLookAt", assignee, nullif(snoozed_until, '-infinity') as "snoozedUntil", behind, decision, reason,
          decided_at as "decidedAt", coordination_case as "coordinationCase" from triage_report where number = ${number}`,
  );
  if (row === undefined) return undefined;
  const acts = await tx.rows<TriageView["acts"][number]>(
    sql`select act, actor, at, undone_at is not null as undone from triage_act where number = ${number} order by ordinal desc limit 20`,
  );
  const members = await tx.rows<TriageView["members"][number]>(
    sql`select s.number, s.received_at as "receivedAt", s.lane from triage_report t join submission s using (number)
        where t.behind = ${number} order by s.ordinal limit ${mostMembers}`,
  );
  return { ...row, acts, members };
}

/** How a report stands that another is like. */
type LikeState = {
  readonly number: string;
  readonly ordinal: number;
  readonly receivedAt: string;
  readonly lane: Lane;
  readonly reproducer: string | null;
  readonly decision: TriageDecision | null;
  readonly behind: string | null;
};

/** How these reports stand. */
export async function likeStates(tx: Tx, numbers: readonly string[]): Promise<readonly LikeState[]> {
  return await tx.rows<LikeState>(
    sql`select s.number, s.ordinal, s.received_at as "receivedAt", s.lane, g.verdict as reproducer, t.decision, t.behind
        from submission s left join triage_report t using (number)
        left join submission_gate g on g.number = s.number and g.gate = 'reproducer' where s.number = any(${[...numbers]})`,
  );
}

/** What was decided of a report, as its reporter sees it. */
type ReporterOutcome = {
  readonly decision: TriageDecision;
  readonly reason: RejectReason | null;
  /** Sealed for the office and the reporter, in base64. */
  readonly sentence: string | null;
  readonly decidedAt: string;
  /** It was accepted with another report of the same flaw; its credit is its own. */
  readonly linked: boolean;
};

/** An outcome with what it leads to: the case that the accepted report opened, and that report. */
type LedOutcome = {
  readonly outcome: ReporterOutcome;
  readonly coordinationCase: string | null;
  readonly first: string;
};

/** Which of the reports of one flaw a report was, by the order in which they came, and how many there are; for whoever may know that there are others. */
export async function placeAmongReports(
  tx: Tx,
  { number, first }: { readonly number: string; readonly first: string },
): Promise<{ readonly place: number; readonly of: number } | null> {
  const row = await tx.first<{ place: number; of: number }>(sql`
    select place::int, "of"::int from (
      select number, row_number() over (order by ordinal) as place, count(*) over () as "of" from submission
      where number = ${first} or number in (select number from triage_report where behind = ${first})) reports
    where number = ${number}`);
  return row ?? null;
}

/** The case that a report led to, whether or not its reporter was told; `null` where it led to none. The actor is the room. */
export async function caseOfReport(tx: Tx, number: string): Promise<string | null> {
  const row = await tx.first<{ id: string | null }>(
    sql`select coordination_case as id from triage_report where number = ${number} and decision = 'accepted'`,
  );
  return row?.id ?? null;
}

/** What a reporter sees: once what was decided can no more be taken back unseen. */
export async function outcomeForReporter(tx: Tx, number: string, now: string): Promise<LedOutcome | null> {
  type OutcomeRow = Omit<ReporterOutcome, "sentence"> & {
    readonly content: Buffer | null;
    readonly coordinationCase: string | null;
    readonly first: string;
  };
  const row = await tx.first<OutcomeRow>(
    sql`with recursive chain (number, depth) as (values (${number}::text, 0) union all
          select t.behind, chain.depth + 1 from chain join triage_report t on t.number = chain.number
          where t.behind is not null and t.decision is null and chain.depth < 50)
        select t.decision, t.reason, t.decided_at as "decidedAt", o.content, chain.depth > 0 as linked,
          t.coordination_case as "coordinationCase", t.number as first
        from chain join triage_report t using (number) left join sealed_object o on o.object = t.sentence
        where t.decided_at <= ${now}::timestamptz - make_interval(secs => ${takeBackSeconds}) and (chain.depth = 0 or t.decision = 'accepted')
        order by chain.depth limit 1`,
  );
  if (row === undefined) return null;
  const { content, coordinationCase, first, ...outcome } = row;
  return {
    outcome: { ...outcome, sentence: content?.toString("base64") ?? null },
    coordinationCase,
    first,
  };
}

/** What waits, and what people's time went into, of the actor's office. */
type TriageFigures = {
  readonly waiting: number;
  readonly valid: number;
  readonly rejected: number;
  readonly linked: number;
  /** Minutes for each unique valid report, and for each rejected one; `null` before there is one. */
  readonly minutesValid: number | null;
  readonly minutesReject: number | null;
  /** Minutes for each report that is linked behind another: its own reading alone. */
  readonly minutesLinked: number | null;
};

/** The figures of the last 30 days. */
export async function triageFigures(tx: Tx, now: string): Promise<TriageFigures> {
  const row = await tx.first<TriageFigures>(
    sql`with linked as materialized (
          select spent from triage_report t where behind is not null and decision is null and exists (
            select from triage_act a where a.number = t.number and a.act = 'link' and a.at > ${now}::timestamptz - interval '30 days'))
        select (select count(*) from (select from submission where state <> 'received' and outcome is null limit 100000) w) as waiting,
          count(*) filter (where decision = 'accepted') as valid, count(*) filter (where decision = 'rejected') as rejected,
          (select count(*) from linked) as linked,
          (select round((avg(spent) / 60)::numeric, 2)::float from linked) as "minutesLinked",
          round((avg(spent) filter (where decision = 'accepted') / 60)::numeric, 2)::float as "minutesValid",
          round((avg(spent) filter (where decision = 'rejected') / 60)::numeric, 2)::float as "minutesReject"
        from triage_report where looked_at > ${now}::timestamptz - interval '30 days' or decided_at > ${now}::timestamptz - interval '30 days'`,
  );
  const none = { minutesValid: null, minutesReject: null, minutesLinked: null };
  return row ?? { waiting: 0, valid: 0, rejected: 0, linked: 0, ...none };
}

/** A report of a case; `verdict` is the reproducer's. */
export type CaseReport = {
  readonly number: string;
  readonly receivedAt: string;
  readonly reporterKind: "anonymous" | "person" | "pipeline";
  readonly verdict: string | null;
  readonly accepted: boolean;
};

const mostReports = 200;

/** The reports of a case, the first received first. The actor is the room: who may see them is asked before. */
export async function reportsOfCase(tx: Tx, id: string): Promise<readonly CaseReport[]> {
  return await tx.rows<CaseReport>(sql`
    with recursive linked (number, depth) as (
      select number, 0 from triage_report where coordination_case = ${id}
      union select t.number, linked.depth + 1 from linked join triage_report t on t.behind = linked.number where linked.depth < 50)
    select s.number, s.received_at as "receivedAt", s.reporter_kind as "reporterKind", g.verdict,
      t.coordination_case is not distinct from ${id} as accepted
    from (select number from linked limit ${mostReports}) l join submission s using (number) join triage_report t using (number)
    left join submission_gate g on g.number = s.number and g.gate = 'reproducer'
    order by s.received_at, s.number`);
}

/** The cases whose finders said within a month how they are thanked, with when one did last; also of reports linked behind an accepted one. The actor is the room. */
export async function creditsOfCases(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly at: string }[]> {
  return await tx.rows(sql`
    select coalesce(t.coordination_case, b.coordination_case) as id, max(s.credit_at) as at
    from submission s join triage_report t on t.number = s.number left join triage_report b on b.number = t.behind
    where s.credit_at > now() - interval '30 days' and coalesce(t.coordination_case, b.coordination_case) is not null group by 1`);
}
