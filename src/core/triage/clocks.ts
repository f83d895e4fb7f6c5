/** The clocks of a report: by when somebody has looked at it first, and by when it is decided. They depend on its lane alone. */
import type { Lane } from "#core/intake/lane.ts";

/** Hours from the receipt, for each lane. */
const hours: Readonly<Record<Lane, { readonly look: number; readonly decide: number }>> = {
  exploited: { look: 1, decide: 24 },
  first: { look: 24, decide: 7 * 24 },
  known: { look: 24, decide: 7 * 24 },
  accredited: { look: 72, decide: 14 * 24 },
  anonymous: { look: 72, decide: 14 * 24 },
  flood: { look: 14 * 24, decide: 45 * 24 },
};

/** Instants of a report. */
type ClockedReport = {
  readonly lane: Lane;
  readonly receivedAt: string;
  readonly firstLookAt: string | null;
};

/** When a report is due. */
type TriageClocks = {
  readonly lookDue: string;
  readonly decisionDue: string;
  /** The clock that runs now: the look until somebody looked, then the decision. */
  readonly due: string;
  readonly overdue: boolean;
};

/** The clocks of a report that is not decided. */
export function clocksOf({ lane, receivedAt, firstLookAt }: ClockedReport, now: string): TriageClocks {
  const after = (count: number): string => new Date(Date.parse(receivedAt) + count * 3_600_000).toISOString();
  const { look, decide } = hours[lane];
  const [lookDue, decisionDue] = [after(look), after(decide)];
  const due = firstLookAt === null ? lookDue : decisionDue;
  return { lookDue, decisionDue, due, overdue: Date.parse(due) <= Date.parse(now) };
}
