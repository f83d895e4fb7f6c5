/** The order of a drill's day: who does what at which hour, and the drill's own clock, which runs faster than the real one. Pure. */
import type { Acts, DrillOrganization } from "./drill-types.ts";

type Act = keyof Acts;

/** One organisation does one thing, `hour` hours after the directive is issued. */
export type DrillTurn = {
  readonly hour: number;
  readonly act: Act;
  readonly organization: DrillOrganization;
};

const acts: readonly Act[] = ["aware", "checked", "fixed", "relapsed"];

/** Every turn within the day, in order; those of one organisation stay in the order of its acts. */
export function turnsOf(organizations: readonly DrillOrganization[], hours: number): readonly DrillTurn[] {
  return organizations
    .flatMap((organization) =>
      acts.flatMap((act): DrillTurn[] => {
        const hour = organization.schedule[act];
        return hour === null || hour > hours ? [] : [{ hour, act, organization }];
      }),
    )
    .toSorted((a, b) => a.hour - b.hour);
}

const issuedAt = 10;

/** The drill's clock: the directive is issued at 10:00 of D+0. */
export function drillTime(hour: number): string {
  const minutes = Math.round((issuedAt + hour) * 60);
  return `D+${Math.floor(minutes / 1440)} ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** Runs work no more than `limit` at a time, one after the other for each key. */
export function createLanes(limit: number): {
  readonly run: (key: string, work: () => Promise<void>) => Promise<void>;
} {
  const last = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let free = limit;

  async function take(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function give(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  async function inTurn(before: Promise<void>, work: () => Promise<void>): Promise<void> {
    await before;
    await take();
    try {
      await work();
    } finally {
      give();
    }
  }

  return {
    run: async (key, work) => {
      const turn = inTurn(last.get(key) ?? Promise.resolve(), work);
      last.set(key, turn);
      await turn;
    },
  };
}
