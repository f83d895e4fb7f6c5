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
/** Milliseconds that a unit takes, before any was measured. */
const firstPace = 1;

/** A gate that nobody has passed. */
export function createGate({ slots, patience, clock = () => performance.now() }: GateOptions): Gate {
  const waiting = new Set<Waiter>();
  const tags = new Map<string, number>();
  let running = 0;
  let runningCost = 0;
  let virtual = 0;
  let pace = firstPace;

  const begin = ({ cost }: Arrival): (() => void) => {
    const began = clock();
    running++;
    runningCost += cost;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      running--;
      runningCost -= cost;
      pace += newest * ((clock() - began) / Math.max(1, cost) - pace);
      next();
    };
  };
  const next = (): void => {
    if (running >= slots || waiting.size === 0) return;
    const first = [...waiting].reduce((a, b) => (b.tag < a.tag ? b : a));
    waiting.delete(first);
    virtual = Math.max(virtual, first.tag - first.cost);
    first.start();
  };
  const tagOf = ({ client, cost }: Arrival): number => Math.max(virtual, tags.get(client) ?? 0) + cost;
  const waitOf = (tag: number): number => {
    const before = [...waiting].reduce((sum, one) => (one.tag <= tag ? sum + one.cost : sum), runningCost);
    return (before * pace) / slots;
  };

  return async (arrival) => {
    arrival.stopped.throwIfAborted();
    const tag = tagOf(arrival);
    const isFree = running < slots && waiting.size === 0;
    const wait = isFree ? 0 : waitOf(tag);
    if (wait > patience) throw new Overload(Math.ceil(wait / 1000), "busy");
    if (waiting.size === 0 && running === 0) tags.clear();
    tags.set(arrival.client, tag);
    if (isFree) return begin(arrival);
    return await new Promise((resolve, reject) => {
      const leave = (why: unknown): void => {
        waiting.delete(waiter);
        clearTimeout(impatient);
        reject(why);
      };
      const gone = (): void => leave(arrival.stopped.reason);
      const impatient = setTimeout(() => leave(new Overload(Math.ceil(patience / 1000), "busy")), patience);
      const waiter: Waiter = {
        ...arrival,
        tag,
        start: () => {
          clearTimeout(impatient);
          arrival.stopped.removeEventListener("abort", gone);
          resolve(begin(arrival));
        },
      };
      arrival.stopped.addEventListener("abort", gone, { once: true });
      waiting.add(waiter);
    });
  };
}
