/**
 * Sign-ins that were refused, in the journal: the first of a kind at once, those that follow within a minute as one entry with their number. So nobody fills the
 * journal by guessing, and nobody's guessing is left out.
 */
import { Refusal } from "#core/problem.ts";
import type { JournalEventOf } from "#core/journal-event.ts";
import type { Bus, Room } from "#edge/http/room.ts";
import { isParticipantOperator } from "#stages/registry/access-events.ts";
import { appendEvents } from "#store/journal.ts";
import { system } from "#store/sql.ts";

type FailedSignIn = Omit<JournalEventOf<"sign-in.failed">, "kind" | "count">;
type Tally = { readonly of: FailedSignIn; count: number };

const gathers = 60_000;
const mostTallies = 1000;
/** By the room's bus, which is the same for every request; its store is not. */
const tallies = new WeakMap<Bus, Map<string, Tally>>();

/** Runs a sign-in; where it is refused, notes it with the operator whose credential was used, if one was. */
export async function notingFailure<T>(
  room: Room,
  by: FailedSignIn["by"],
  {
    signIn,
    operator,
  }: { readonly signIn: () => Promise<T>; readonly operator?: () => Promise<string | null> },
): Promise<T> {
  try {
    return await signIn();
  } catch (error) {
    if (error instanceof Refusal) {
      const whose = (await operator?.()) ?? null;
      const named = whose !== null && isParticipantOperator(whose) ? null : whose;
      await note(room, { by, reason: error.code, operator: named });
    }
    throw error;
  }
}

async function note(room: Room, of: FailedSignIn): Promise<void> {
  const own = tallies.get(room.bus) ?? new Map<string, Tally>();
  tallies.set(room.bus, own);
  const key = JSON.stringify(of);
  const running = own.get(key);
  if (running !== undefined) {
    running.count += 1;
    return;
  }
  if (own.size >= mostTallies) return;
  const tally: Tally = { of, count: 0 };
  own.set(key, tally);
  setTimeout(() => {
    own.delete(key);
    if (tally.count > 0) void record(room, of, tally.count).catch(() => undefined);
  }, gathers).unref();
  await record(room, of, 1);
}

/** Under no request's signal: it is noted also when nobody waits for the answer any more. */
async function record({ store }: Room, of: FailedSignIn, count: number): Promise<void> {
  const lasting = store.within({ lane: "entrance", stopped: new AbortController().signal });
  await lasting.write(system, async (tx) => await appendEvents(tx, { kind: "sign-in.failed", ...of, count }));
}
