/**
 * The gate of a lane: so many calls run at once, the others wait their turn, and nobody waits long. Who has had the least done for it goes first (start-time fair
 * queueing by cost), so that one caller's fifty calls stand behind one call of another. A call that cannot have its turn in time is refused at once, not when
 * its time is over.
 */
import { Overload } from "#edge/http/problem.ts";

/** A call at the gate: who makes it, what it will cost in units of work, and whether anybody still waits for it. */
export type Arrival = { readonly client: string; readonly cost: number; readonly stopped: AbortSignal };

/** Resolves when it is the call's turn; what it resolves with ends the turn. Refuses with 503 and the seconds to wait. */
export type Gate = (arrival: Arrival) => Promise<() => void>;

type GateOptions = {
  /** Calls that run at once. */
  readonly slots: number;
  /** The longest that a call may have to wait, in milliseconds. */
  readonly patience: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock?: () => number;
};

type Waiter = Arrival & { readonly tag: number; readonly start: () => void };

/** How much the newest call counts for the pace. */
const newest = 0.2;

/** A gate that nobody has passed. */
export function createGate({ slots, patience, clock = () => performance.now() }: GateOptions): Gate {
  const running = countRunning(slots, clock);
  const line = createLine();
  const begin = ({ cost }: Arrival): (() => void) => {
    const end = running.begin(cost);
    return () => {
      end();
      if (running.isFree()) line.takeFirst()?.start();
    };
  };
  return async (arrival) => {
    arrival.stopped.throwIfAborted();
    if (running.isFree() && line.isEmpty()) {
      line.served(arrival);
      return begin(arrival);
    }
    const tag = line.tagOf(arrival);
    const wait = running.waitFor(line.costBefore(tag));
    if (wait > patience) throw busyFor(wait);
    return await new Promise((resolve, reject) => {
      const leave = (why: Error): void => {
        line.leave(waiter);
        clearTimeout(impatient);
        reject(why);
      };
      const gone = (): void => leave(arrival.stopped.reason as Error);
      const impatient = setTimeout(() => leave(busyFor(patience)), patience);
      const start = (): void => {
        clearTimeout(impatient);
        arrival.stopped.removeEventListener("abort", gone);
        resolve(begin(arrival));
      };
      const waiter: Waiter = { ...arrival, tag, start };
      arrival.stopped.addEventListener("abort", gone, { once: true });
      line.join(waiter);
    });
  };
}

function busyFor(milliseconds: number): Overload {
  return new Overload(Math.max(1, Math.ceil(milliseconds / 1000)), "busy");
}

type Running = {
  readonly isFree: () => boolean;
  /** Counts a call in; what it returns counts it out, once. */
  readonly begin: (cost: number) => () => void;
  /** Milliseconds until a call has its turn that has so much cost waiting before it. */
  readonly waitFor: (cost: number) => number;
};

/** What runs, and how long a unit of its cost takes here and now. */
function countRunning(slots: number, clock: () => number): Running {
  let calls = 0;
  let running = 0;
  let pace = 1;
  return {
    isFree: () => calls < slots,
    begin: (cost) => {
      const began = clock();
      let ended = false;
      calls++;
      running += cost;
      return () => {
        if (ended) return;
        ended = true;
        calls--;
        running -= cost;
        pace += newest * ((clock() - began) / Math.max(1, cost) - pace);
      };
    },
    waitFor: (cost) => ((running + cost) * pace) / slots,
  };
}

type WaitingLine = {
  readonly isEmpty: () => boolean;
  /** How late a call comes: behind what was done for its client, in units that all clients share. */
  readonly tagOf: (arrival: Arrival) => number;
  readonly costBefore: (tag: number) => number;
  readonly join: (waiter: Waiter) => void;
  readonly leave: (waiter: Waiter) => void;
  /** Notes a call that did not have to wait. */
  readonly served: (arrival: Arrival) => void;
  readonly takeFirst: () => Waiter | undefined;
};

/** Those who wait, and how far each client has come. */
function createLine(): WaitingLine {
  const waiting = new Set<Waiter>();
  const tags = new Map<string, number>();
  let virtual = 0;
  const tagOf = ({ client, cost }: Arrival): number => Math.max(virtual, tags.get(client) ?? 0) + cost;
  return {
    isEmpty: () => waiting.size === 0,
    tagOf,
    costBefore: (tag) => [...waiting].reduce((sum, one) => (one.tag <= tag ? sum + one.cost : sum), 0),
    join: (waiter) => {
      tags.set(waiter.client, waiter.tag);
      waiting.add(waiter);
    },
    leave: (waiter) => void waiting.delete(waiter),
    served: (arrival) => {
      // Nobody waits: what was done before puts nobody behind, and nothing grows.
      tags.clear();
      tags.set(arrival.client, tagOf(arrival));
    },
    takeFirst: () => {
      if (waiting.size === 0) return undefined;
      const first = [...waiting].reduce((a, b) => (b.tag < a.tag ? b : a));
      waiting.delete(first);
      virtual = Math.max(virtual, first.tag - first.cost);
      return first;
    },
  };
}
