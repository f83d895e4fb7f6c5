/**
 * Epochs of a room. A room whose database was put back from a backup has lost what came after it, but others remember: agents, a web server's copy. So it
 * begins a new epoch, in which every number starts far above what may have been given out, and its signed index says which time was lost.
 */
import { isInstant } from "#core/input/instant.ts";
import { member, textMember } from "#core/input/json.ts";

/** One epoch after the first: what the room recorded after `restoredTo` and before `begunAt` is lost there. */
export type RoomEpoch = {
  /** Grows; a room that was never put back is in its first. See {@link epochNumber}. */
  readonly number: number;
  readonly begunAt: string;
  /** The time up to which the database surely had everything. */
  readonly restoredTo: string;
};

/** Epochs of which an index tells. */
export const mostEpochs = 100;

/** The epochs of an index, oldest first: none where the member is absent, `null` where it cannot be read. */
export function readEpochs(value: unknown): readonly RoomEpoch[] | null {
  if (value === undefined) return [];
  return Array.isArray(value) && value.length <= mostEpochs && value.every(isEpoch) ? value : null;
}

function isEpoch(value: unknown): value is RoomEpoch {
  const number = member(value, "number");
  return (
    Number.isSafeInteger(number) &&
    (number as number) > 1 &&
    ["begunAt", "restoredTo"].every((name) => isInstant(textMember(value, name) ?? ""))
  );
}

/**
 * The number of an epoch that begins: above those that are known, and by the minutes since 2020, so that a backup which is put back twice does not begin the
 * same epoch twice. Whoever saw the first, such as a witness of the room's log, is not shown another under its name.
 */
export function epochNumber(known: readonly number[], begunAt: Date): number {
  const minutes = Math.floor((begunAt.getTime() - Date.UTC(2020, 0, 1)) / 60_000);
  return Math.max(minutes, ...known.map((number) => number + 1), 2);
}

/** The epochs that are shown now and were not known. */
export function newEpochs(known: readonly RoomEpoch[], shown: readonly RoomEpoch[]): readonly RoomEpoch[] {
  return shown.filter(
    ({ number, begunAt }) => !known.some((one) => one.number === number && one.begunAt === begunAt),
  );
}

/** Whether what the room confirmed at an instant may be lost there. */
export function isOfLostTime(at: string, epochs: readonly RoomEpoch[]): boolean {
  const instant = Date.parse(at);
  return epochs.some(
    ({ begunAt, restoredTo }) => instant > Date.parse(restoredTo) && instant < Date.parse(begunAt),
  );
}

/** How far each kind of number leaps when an epoch begins. */
export type NumberLeaps = {
  readonly index: number;
  readonly directive: number;
  readonly revision: number;
  readonly facts: number;
  readonly journal: number;
};

/** Ten years: a clock that is wrong by more does not use up numbers for ever. */
const longestLost = 10 * 366 * 86_400;

/**
 * Leaps that pass whatever may have been given out in the seconds of which the database knows nothing, by what a room can do in a second at most and
 * as much again as a start. So a backup that is put back twice does not give the same numbers either.
 */
export function leapsOver(lostSeconds: number): NumberLeaps {
  const seconds = Math.min(Math.max(0, Math.ceil(lostSeconds)), longestLost);
  return {
    index: 1000 + 10 * seconds,
    directive: 1000 + seconds,
    revision: 100 + Math.ceil(seconds / 60),
    facts: 1000 + seconds,
    journal: 1_000_000 + 1000 * seconds,
  };
}

/** The next number after a leap that ends in zeros, so that people see where an epoch began. */
export function roundedUp(number: number, step: number): number {
  return Math.ceil(number / step) * step;
}
