/**
 * The first gate at work: it takes reports in fair order, opens them with the room's own key, has each read in a thread of its own, and saves what that decided. While the
 * key is locked nothing is taken, and everything waits with its receipt.
 */
import {
  type JudgedReport,
  mostAttempts,
  putBack,
  saveJudged,
  takeReports,
  type TakenReport,
} from "#stages/intake/gate-work.ts";
import { firstTurns, type Turns } from "#core/intake/fair-order.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { openReadingThread, type ReadingThread } from "#main/intake/reading-thread.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

/** What the gate works with. */
type FirstGate = {
  readonly store: Store;
  readonly unlocked: UnlockedKeys;
  readonly now: () => Date;
  readonly goOn: () => boolean;
  readonly failed: (work: string, error: unknown) => void;
  readonly changed: () => void;
};

const together = 20;
const pauseFor = 1000;

/** Works until stopped, woken by whatever is appended to the journal. */
export function startFirstGate(gate: FirstGate): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  const unlisten = gate.store.onAppend(() => wake());
  const reading = openReadingThread();
  const loop = (async () => {
    let turns = firstTurns;
    while (!stopping.signal.aborted) {
      const step = gate.goOn() ? await stepSafely(gate, reading, turns) : { turns, done: 0 };
      ({ turns } = step);
      if (step.done > 0) gate.changed();
      else if (!stopping.signal.aborted) await pause((resume) => (wake = resume));
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      unlisten();
      wake();
      await loop;
      await reading.end();
    },
  };
}

type Step = { readonly turns: Turns; readonly done: number };

async function stepSafely(gate: FirstGate, reading: ReadingThread, turns: Turns): Promise<Step> {
  try {
    return await stepFirstGate(gate, reading, turns);
  } catch (error) {
    gate.failed("the first gate", error);
    return { turns, done: 0 };
  }
}

/** One round: at most {@link together} reports. */
export async function stepFirstGate(
  { store, unlocked, now }: Pick<FirstGate, "store" | "unlocked" | "now">,
  reading: ReadingThread,
  turns: Turns,
): Promise<Step> {
  const holders = unlocked.holders(null);
  if (holders.length === 0) return { turns, done: 0 };
  const readers = holders.map(({ keyid }) => keyid);
  const at = now().toISOString();
  const next = await store.write(
    system,
    async (tx) => await takeReports(tx, together, turns, { now: at, readers }),
  );
  const judged: JudgedReport[] = [];
  const unopened: string[] = [];
  for (const report of next.taken) {
    const one = await judge(report, holders, reading);
    if (one === null) unopened.push(report.number);
    else judged.push(one);
  }
  if (next.taken.length > 0)
    await store.write(system, async (tx) => {
      await putBack(tx, unopened);
      await saveJudged(tx, judged, now().toISOString());
    });
  return { turns: next.turns, done: judged.length };
}

/** `null` for one that these keys do not open: it waits for one that does. */
async function judge(
  report: TakenReport,
  holders: readonly Holder[],
  reading: ReadingThread,
): Promise<JudgedReport | null> {
  const { number } = report;
  const begun = performance.now();
  const decided = await decide(report, holders, reading);
  return decided === null ? null : { number, ...decided, milliseconds: performance.now() - begun };
}

async function decide({ sealed, attempts }: TakenReport, holders: readonly Holder[], reading: ReadingThread) {
  const unreadable = (reason: string) =>
    ({ state: "unreadable", verdict: { gate: "lint", verdict: "unreadable", reasons: [reason] } }) as const;
  if (attempts > mostAttempts) return unreadable("took-too-long");
  const opened = await openBytes(sealed, holders);
  if (!opened.ok) return null;
  const read = await reading.read(opened.value);
  return read ?? unreadable("took-too-long");
}

async function pause(arm: (resume: () => void) => void): Promise<void> {
  await new Promise<void>((resume) => {
    const timer = setTimeout(resume, pauseFor);
    arm(() => {
      clearTimeout(timer);
      resume();
    });
  });
}
