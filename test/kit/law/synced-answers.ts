/** What an agent answers from its folder after something was taken away: `sync`, `check`, `tasks`, and what it would attest. */
import { join } from "node:path";
import { attestDirective } from "#agent/response/send-response.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { runSync } from "#cli/room/sync.ts";
import { runTasks } from "#cli/task/tasks.ts";
import type { StatusCounts } from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import { checkAnswerAt, type LawAnswer } from "#test/kit/law/answers.ts";
import { aroundAt } from "#test/kit/law/synced-world.ts";

/** Exit statuses and counts; `null` for what was refused, which is no answer. */
export type SyncedAnswer = {
  readonly sync: number | null;
  readonly check: LawAnswer;
  readonly tasks: number | null;
  readonly attested: ReadonlyMap<string, StatusCounts | null>;
};

/** Asks an agent at an instant; it follows its publication once more first where that is wished. */
export async function syncedAnswer(
  root: string,
  { follows, now }: { readonly follows: boolean; readonly now: string },
): Promise<SyncedAnswer> {
  const [dir, lists] = [join(root, "agent"), join(root, "lists")];
  const io: AgentIo = {
    env: {},
    write: () => undefined,
    error: () => undefined,
    ask: null,
    surroundings: aroundAt(now),
  };
  const sync = follows
    ? await orNull(async () => await runSync(["--from", join(root, "from"), "--dir", dir], io))
    : null;
  const check = await orNull(async () => await checkAnswerAt(lists, ["--dir", dir], now));
  const tasks = await orNull(async () => await runTasks(["--dir", dir], io));
  const attested = new Map<string, StatusCounts | null>();
  for (const directive of ["D-2026-0001", "D-2026-0002"])
    attested.set(directive, await orNull(async () => await countsOf(directive, dir, now)));
  return { sync, check, tasks, attested };
}

async function countsOf(directive: string, dir: string, now: string): Promise<StatusCounts | null> {
  let counts: StatusCounts | null = null;
  const wish = { directive, dir, room: "http://127.0.0.1:9" };
  await attestDirective(
    wish,
    async (attestation) => {
      counts = attestation.counts;
      return false;
    },
    aroundAt(now),
  );
  return counts;
}

async function orNull<T>(answer: () => Promise<T>): Promise<T | null> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
