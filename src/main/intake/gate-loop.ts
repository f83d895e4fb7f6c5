/** The loop that every gate of reports runs in: a step after another while there is something to do, with a rest between them for those who answer, a pause when there is nothing, and no fault of a step ends it. */
import { firstTurns, type Turns } from "#core/intake/fair-order.ts";
import { restAfter } from "#main/room/rest.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import type { Store } from "#store/sql.ts";

/** What a gate does its steps with. */
export type GateRoom = {
  readonly store: Store;
  readonly unlocked: UnlockedKeys;
  readonly now: () => Date;
};

/** Whether it may work now, and whom it says what became of it. */
export type GateSurroundings = {
  readonly goOn: () => boolean;
  readonly failed: (work: string, error: unknown) => void;
  readonly changed: () => void;
};

/** What a step came to: whose turn is next, and how many reports it was done with. */
export type GateStep = { readonly turns: Turns; readonly done: number };

/** A gate: its steps, and when it looks for work again after it found none. */
type Gate = {
  /** Its name in the log. */
  readonly work: string;
  readonly step: (turns: Turns) => Promise<GateStep>;
  /** Milliseconds until it looks again by itself. */
  readonly pause: number;
  /** Calls back when there may be work before that; returns the way to stop. */
  readonly woken?: (wake: () => void) => () => void;
  /** Gives back what the steps used. */
  readonly end: () => Promise<void>;
};

/** Works until stopped; `stop` waits for the step at hand. */
export function startGateLoop(
  { goOn, failed, changed }: GateSurroundings,
  { work, step, pause, woken, end }: Gate,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const alarm = createAlarm();
  const unlisten = woken?.(alarm.ring);
  const safely = async (turns: Turns): Promise<GateStep> => {
    try {
      if (goOn()) return await step(turns);
    } catch (error) {
      failed(work, error);
    }
    return { turns, done: 0 };
  };
  const loop = (async () => {
    let turns = firstTurns;
    while (!stopping.signal.aborted) {
      const began = performance.now();
      const did = await safely(turns);
      ({ turns } = did);
      if (did.done > 0) {
        changed();
        await restAfter(began);
      } else if (!stopping.signal.aborted) await alarm.within(pause);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      unlisten?.();
      alarm.ring();
      await loop;
      await end();
    },
  };
}

/** A pause that may be cut short. */
function createAlarm(): {
  readonly ring: () => void;
  readonly within: (milliseconds: number) => Promise<void>;
} {
  let ring = (): void => undefined;
  return {
    ring: () => ring(),
    within: async (milliseconds) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, milliseconds);
      ring = resolve;
      await promise;
      clearTimeout(timer);
    },
  };
}
