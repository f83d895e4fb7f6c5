/** What of reports is read by those who may, and by later stages. Of what is in a report nothing is here. */
import type { GateName, JudgedState } from "#core/intake/gate.ts";
import type { Lane } from "#core/intake/lane.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A report as those of its office see it. */
type SubmissionRow = {
  readonly number: string;
  readonly ordinal: number;
  readonly object: string;
  readonly office: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly lane: Lane;
  readonly reporterKind: "anonymous" | "person" | "pipeline";
  readonly receivedAt: string;
  readonly state: "received" | JudgedState;
  readonly checkedAt: string | null;
  /** Whether the reporter can be asked. */
  readonly answerable: boolean;
  /** Whether it was put last, and drawn to be looked at all the same. */
  readonly secondLook: boolean;
  readonly gates: readonly GateRow[];
};

/** What one gate decided of it. */
type GateRow = {
  readonly gate: GateName;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly evidence: string | null;
  readonly decidedAt: string;
  readonly milliseconds: number;
};

const columns = sql`s.number, s.ordinal, s.object, s.office, s.digest as sha256, s.bytes, s.lane, s.reporter_kind as "reporterKind", s.received_at as "receivedAt",
  s.state, s.checked_at as "checkedAt", s.reporter_key is not null as answerable, s.second_look is true as "secondLook",
  coalesce((select jsonb_agg(jsonb_build_object('gate', g.gate, 'verdict', g.verdict, 'reasons', g.reasons, 'evidence', g.evidence,
      'decidedAt', to_char(g.decided_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'milliseconds', g.milliseconds) order by g.decided_at, g.gate)
    from submission_gate g where g.number = s.number), '[]') as gates`;

/** Reports that passed the first gate, after a place in the order in which they came; the actor's office's alone. */
export async function checkedSubmissions(
  tx: Tx,
  after: number,
  limit: number,
): Promise<readonly SubmissionRow[]> {
  return await tx.rows<SubmissionRow>(
    sql`select ${columns} from submission s where s.state <> 'received' and s.ordinal > ${after} order by s.ordinal limit ${limit}`,
  );
}

/** Reports by their numbers, in no order; those that the actor may not see are not among them. */
export async function submissionsOf(tx: Tx, numbers: readonly string[]): Promise<readonly SubmissionRow[]> {
  return await tx.rows<SubmissionRow>(
    sql`select ${columns} from submission s where s.number = any(${[...numbers]})`,
  );
}

/** How much waits in a lane, and since when the first. */
type LaneState = {
  readonly lane: Lane;
  readonly waiting: number;
  readonly since: string | null;
  /** Received, and through the first gate, in the last 24 hours. */
  readonly received: number;
  readonly checked: number;
  /** Half of those that were checked in the last 24 hours waited no longer than this, in seconds. */
  readonly medianWait: number | null;
};

/** Every lane that has or had something. */
export async function laneStates(tx: Tx, now: string): Promise<readonly LaneState[]> {
  return await tx.rows<LaneState>(
    sql`select lane, count(*) filter (where state = 'received') as waiting, min(received_at) filter (where state = 'received') as since,
          count(*) filter (where received_at > ${now}::timestamptz - interval '24 hours') as received,
          count(*) filter (where checked_at > ${now}::timestamptz - interval '24 hours') as checked,
          percentile_cont(0.5) within group (order by extract(epoch from checked_at - received_at))
            filter (where checked_at > ${now}::timestamptz - interval '24 hours') as "medianWait"
        from submission where state = 'received' or received_at > ${now}::timestamptz - interval '24 hours'
        group by lane`,
  );
}
