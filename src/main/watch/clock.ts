/**
 * Watches the clock of the machine: against the time since the machine started, which nobody sets; against the database's clock; and against the newest
 * time that the room has stored. What is stamped by a wrong day is believed for ever, so a clock that leapt is not stamped by until it is looked at.
 */
import { uptime } from "node:os";
import { Unavailable } from "#core/problem.ts";
import type { Log } from "#edge/watch/log.ts";
import type { Conditions, FoundCondition } from "#main/watch/conditions.ts";

/** The two clocks of a machine, in milliseconds. */
type MachineClocks = { readonly wall: () => number; readonly sinceStart: () => number };

/** A watched clock. */
export type WatchedClock = {
  /** The time by the database's clock, as it has just been read. */
  readonly database: (at: string) => void;
  /** Why nothing may be stamped; `null` while the clock is trusted. */
  readonly doubt: () => Unavailable | null;
  readonly look: () => void;
  readonly stop: () => void;
};

const lookEvery = 5000;
/** Less is what keeping a clock right does all the time. */
const step = 2000;
/** A step of this size is no longer keeping a clock right, but setting it. */
const leap = 10 * 60_000;
/** Clocks of two machines may differ by this. */
const difference = 60_000;

const machine: MachineClocks = { wall: () => Date.now(), sinceStart: () => uptime() * 1000 };

/** What a watch needs beside the clocks. */
type ClockSetting = {
  readonly conditions: Conditions;
  readonly log: Log;
  /** The newest time that is stored; `null` where nothing is, or where a person said that the clock is right. */
  readonly newest: string | null;
  /** Whether the database runs on another machine, so that its clock is a witness of its own. */
  readonly witness: boolean;
};

/** Starts to watch. */
export function watchClock(
  { conditions, log, newest, witness }: ClockSetting,
  clocks: MachineClocks = machine,
): WatchedClock {
  let last = { wall: clocks.wall(), sinceStart: clocks.sinceStart() };
  let leapt = 0;
  let apart = 0;
  const look = (): void => {
    const now = { wall: clocks.wall(), sinceStart: clocks.sinceStart() };
    const moved = now.wall - last.wall - (now.sinceStart - last.sinceStart);
    last = now;
    if (Math.abs(moved) >= step) {
      leapt += moved;
      log.warn("clock stepped", { seconds: Math.round(moved / 1000) });
    }
    conditions.found("clock", [...leapOf(leapt), ...behind(newest, now.wall), ...apartOf(apart)]);
  };
  look();
  const timer = setInterval(look, lookEvery);
  timer.unref();
  return {
    look,
    database: (at) => {
      apart = Date.parse(at) - clocks.wall();
      // Two machines that agree are right, however one of them came to it.
      if (witness && Math.abs(apart) < difference) leapt = 0;
    },
    doubt: () =>
      Math.abs(leapt) >= leap || behind(newest, clocks.wall()).length > 0
        ? new Unavailable(
            "The clock of this room may be wrong: nothing is stamped until it has been looked at.",
            60,
          )
        : null,
    stop: () => clearInterval(timer),
  };
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}

function leapOf(leapt: number): FoundCondition[] {
  return Math.abs(leapt) < leap ? [] : [{ code: "clock-jumped", state: "caution", about: seconds(leapt) }];
}

function behind(newest: string | null, wall: number): FoundCondition[] {
  if (newest === null || Date.parse(newest) - wall < leap) return [];
  return [{ code: "clock-behind", state: "caution", about: newest }];
}

function apartOf(apart: number): FoundCondition[] {
  if (Math.abs(apart) < difference) return [];
  return [{ code: "clock-differs", state: "caution", about: seconds(apart) }];
}
