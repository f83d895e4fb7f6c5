/**
 * In which order the gates take what waits: deficit round robin over lanes, and within each lane over reporters. Ten thousand reports of one reporter stand behind
 * one another, not before those of others. Pure; what is carried from one call to the next is the caller's to hold.
 */
import { type Lane, lanes, laneWeights } from "#core/intake/lane.ts";

/** A report that waits; those of one reporter stand in the order in which they came. */
export type WaitingReport = {
  readonly number: string;
  readonly lane: Lane;
  readonly reporter: string;
  /** Units of work that its gates are taken to cost; 1 or more. */
  readonly cost: number;
};

/** What lanes have left of their turns, and whom each served last. */
export type Turns = {
  readonly credit: Readonly<Partial<Record<Lane, number>>>;
  readonly last: Readonly<Partial<Record<Lane, string>>>;
};

/** Nobody was served yet. */
export const firstTurns: Turns = { credit: {}, last: {} };

/** What a reporter may have done in one turn of its lane. */
const reporterQuantum = 4;

/** The next reports, at most so many, and the turns after them. A lane in which nothing waits saves nothing up. */
export function fairOrder(
  waiting: readonly WaitingReport[],
  most: number,
  before: Turns = firstTurns,
): { readonly order: readonly WaitingReport[]; readonly turns: Turns } {
  const queues = lanes.map((lane) => ({
    lane,
    queue: laneQueue(
      waiting.filter((one) => one.lane === lane),
      before.last[lane],
    ),
    credit: before.credit[lane] ?? 0,
  }));
  const order: WaitingReport[] = [];
  while (order.length < most && queues.some(({ queue }) => queue.head() !== undefined))
    for (const turn of queues) {
      turn.credit = turn.queue.head() === undefined ? 0 : turn.credit + laneWeights[turn.lane];
      for (let next = turn.queue.head(); next !== undefined; next = turn.queue.head()) {
        if (next.cost > turn.credit || order.length >= most) break;
        turn.credit -= next.cost;
        order.push(turn.queue.take());
      }
    }
  const credit = Object.fromEntries(
    queues.map(({ lane, queue, credit: left }) => [lane, queue.head() ? left : 0]),
  );
  const last = Object.fromEntries(queues.map(({ lane, queue }) => [lane, queue.last()]));
  return { order, turns: { credit, last: { ...before.last, ...withoutNothing(last) } } };
}

function withoutNothing(last: Readonly<Record<string, string | undefined>>): Turns["last"] {
  return Object.fromEntries(Object.entries(last).filter(([, reporter]) => reporter !== undefined));
}

/** One lane: its reporters in a ring, each with a queue; it goes on after whom it served last. */
function laneQueue(waiting: readonly WaitingReport[], lastServed: string | undefined) {
  const byReporter = [...Map.groupBy(waiting, ({ reporter }) => reporter)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const after = byReporter.findIndex(([reporter]) => lastServed !== undefined && reporter > lastServed);
  const from = Math.max(0, after);
  const ring = [...byReporter.slice(from), ...byReporter.slice(0, from)].map(([reporter, reports]) => ({
    reporter,
    reports,
    at: 0,
    credit: reporterQuantum,
  }));
  let last = lastServed;
  const head = (): WaitingReport | undefined => ring[0]?.reports[ring[0].at];
  return {
    head,
    last: () => last,
    take: (): WaitingReport => {
      const [turn] = ring;
      const next = head();
      if (turn === undefined || next === undefined) throw new RangeError("nothing waits in this lane");
      turn.at += 1;
      turn.credit -= next.cost;
      last = turn.reporter;
      if (turn.at === turn.reports.length) ring.shift();
      else if (turn.credit <= 0) {
        // A turn that cost more than it was given is paid off by the next ones.
        turn.credit += reporterQuantum;
        ring.push(...ring.splice(0, 1));
      }
      return next;
    },
  };
}
