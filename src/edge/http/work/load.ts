/** What a room can take: a gate for each lane, a budget for each kind of caller, and the bytes that it holds. One for each server. */
import { setTimeout as pause } from "node:timers/promises";
import { laneConnections } from "#store/lanes.ts";
import { type Budget, createBudget } from "./budget.ts";
import { type Arrival, createGate, type Gate } from "./gate.ts";
import { countHeldBytes, type HeldBytes } from "./held-bytes.ts";
import type { CallLane } from "./lane-of.ts";
import { type RecentCallers, rememberCallers } from "./recent-callers.ts";

/** Longest wait for a turn, in milliseconds: a person rather waits than comes again, a program comes again. */
const patience: Readonly<Record<CallLane, number>> = {
  entrance: 15_000,
  returning: 15_000,
  officers: 15_000,
  organizations: 10_000,
  bulk: 20_000,
  public: 3000,
  reports: 10_000,
};

/** Where the work of a call is done: in the thread that answers; in one apart, of which a lane has fewer than connections; or together with others, in the one for that. */
export type WorkPlace = "here" | "apart" | "together";

/** A call on its lane. */
type Turn = Arrival & { readonly lane: CallLane; readonly place: WorkPlace };

/** The gates, budgets and bytes of a server. */
export type Load = {
  readonly held: (lane: CallLane, ...body: Parameters<HeldBytes>) => () => void;
  readonly recent: RecentCallers;
  /** Does work when it is its turn; refuses with 429 when the caller has used up its budget, with 503 when the lane cannot do it in time. */
  readonly inTurn: <T>(turn: Turn, work: () => Promise<T>) => Promise<T>;
  /** Charges a caller for the bytes of its answer, which others' answers have to share the line with. */
  readonly sent: (turn: Pick<Turn, "lane" | "client">, bytes: number) => void;
};

/** Threads that a lane has at once. */
const laneThreads: Readonly<Record<CallLane, number>> = {
  entrance: 1,
  returning: 1,
  officers: 2,
  organizations: 1,
  bulk: 1,
  public: 1,
  reports: 4,
};

/** Calls that are done together: so many are under way at once. */
const mostTogether = 64;

/** A call is charged no more than this many times what it was taken to cost: how long it took is also the doing of others. */
const mostTimes = 5;

/** Bytes of an answer that cost a unit. */
const bytesOfUnit = 8 * 1024;

/** The load of a server that has done nothing. */
export function createLoad(clock: () => number = () => performance.now()): Load {
  const budgets = budgetsByLane();
  const held = mapLanes(countHeldBytes);
  const gates = new Map<string, Gate>(
    (Object.keys(patience) as CallLane[]).flatMap((lane) => [
      [`${lane} here`, createGate({ slots: laneConnections[lane], patience: patience[lane], clock })],
      [`${lane} apart`, createGate({ slots: laneThreads[lane], patience: patience[lane], clock })],
      [`${lane} together`, createGate({ slots: mostTogether, patience: patience[lane], clock })],
    ]),
  );
  return {
    sent: ({ lane, client }, bytes) => budgets[lane]?.settle(client, bytes / bytesOfUnit, clock()),
    held: (lane, ...body) => held[lane](...body),
    recent: rememberCallers(),
    inTurn: async (turn, work) => {
      const { lane, client, cost, place } = turn;
      const budget = budgets[lane];
      const admit = async (): Promise<(() => void) | undefined> => {
        budget?.take(client, cost, clock());
        return await gates.get(`${lane} ${place}`)?.(turn);
      };
      const end = await (lane === "public" ? slowlyRefused(admit, turn.stopped) : admit());
      const began = clock();
      try {
        return await work();
      } finally {
        end?.();
        // How long calls take together is not the doing of one of them.
        const took = place === "together" ? cost : Math.min(clock() - began, cost * mostTimes);
        budget?.settle(client, took - cost, clock());
      }
    },
  };
}

/** A stranger hears of a refusal after a moment: who asks again at once then asks once a second, and not as fast as refusals can be written. */
const refusedAfter = 1000;

async function slowlyRefused<T>(admit: () => Promise<T>, stopped: AbortSignal): Promise<T> {
  try {
    return await admit();
  } catch (error) {
    await pause(refusedAfter, undefined, { signal: stopped }).catch(() => undefined);
    throw error;
  }
}

function mapLanes<T>(make: () => T): Readonly<Record<CallLane, T>> {
  return Object.fromEntries(Object.keys(patience).map((lane) => [lane, make()])) as Record<CallLane, T>;
}

/**
 * Units of work at once, and more each second. Who signs in has none: what is tried there cannot be guessed, and a budget that strangers share is one that
 * strangers can use up.
 */
function budgetsByLane(): Readonly<Record<CallLane, Budget | null>> {
  const organizations = createBudget({ burst: 240_000, perSecond: 1000 });
  return {
    entrance: null,
    returning: null,
    officers: createBudget({ burst: 240_000, perSecond: 2000 }),
    organizations,
    bulk: organizations,
    public: createBudget({ burst: 6000, perSecond: 500 }),
    reports: createBudget({ burst: 60_000, perSecond: 5000 }),
  };
}
