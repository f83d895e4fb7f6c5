/**
 * The journey from a report to a closed exposure. Each step can be walked in any room that answers on `origin`; `test/journey.test.ts` walks the second half with the
 * clock in hand, and all of it with the processes killed between every two steps and inside of some.
 */
import { type Caller, callerOf } from "#cli/room/room-client.ts";

/** Bearer secrets of those who take part. */
export type Tokens = Readonly<Record<"analyst" | "drafter" | "approver" | "chair", string>> & {
  readonly organizations: Readonly<Record<string, string>>;
};

/** Where the journey is walked, and what it has come to. */
export type Journey = {
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly folder: string;
  readonly tokens: Tokens;
  /** Organisations whose agents answer; the rest stay silent. */
  readonly organizations: readonly string[];
  /** Resolves when the room's followers have nothing left to do. */
  readonly settle: () => Promise<void>;
  directive: string;
  /** Receipts that agents keep, by their id. */
  readonly receipts: Map<string, string>;
};

/** One step; walking it again after it succeeded must not be needed. */
export type JourneyStep<J extends Journey = Journey> = {
  readonly name: string;
  readonly walk: (journey: J) => Promise<void>;
};

/** Calls as somebody. */
export function as(journey: Journey, token: string): Caller {
  return callerOf(journey.origin, token, journey.fetch);
}
