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
  unjudged,
} from "#stages/intake/gate-work.ts";
import type { TakenReport } from "#stages/intake/waiting-reports.ts";
import { type StoredTraits, storeTraits } from "#stages/intake/likeness-work.ts";
import { traitsVault } from "#main/intake/traits-vault.ts";
import type { Turns } from "#core/intake/fair-order.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import {
  type GateRoom,
  type GateStep,
  type GateSurroundings,
  startGateLoop,
} from "#main/intake/gate-loop.ts";
import { whileTaken } from "#main/intake/while-taken.ts";
import { openReadingThread, type ReadingThread } from "#main/intake/reading-thread.ts";
import { system } from "#store/sql.ts";

/** What the gate works with. */
type FirstGate = GateSurroundings & GateRoom;

type JudgedWithTraits = JudgedReport & { readonly traits: Uint8Array | null };

const together = 20;

/** Works until stopped, woken by whatever is appended to the journal. */
export function startFirstGate(gate: FirstGate): { readonly stop: () => Promise<void> } {
  const reading = openReadingThread();
  return startGateLoop(gate, {
    work: "the first gate",
    pause: 1000,
    woken: gate.store.onAppend,
    step: async (turns) => await stepFirstGate(gate, reading, turns),
    end: reading.end,
  });
}

/** One round: at most {@link together} reports. */
export async function stepFirstGate(
  { store, unlocked, now }: GateRoom,
  reading: ReadingThread,
  turns: Turns,
): Promise<GateStep> {
  const holders = unlocked.holders(null);
  if (holders.length === 0) return { turns, done: 0 };
  const readers = holders.map(({ keyid }) => keyid);
  const at = now().toISOString();
  const next = await store.write(
    system,
    async (tx) => await takeReports(tx, together, turns, { now: at, readers }),
  );
  const numbers = next.taken.map(({ number }) => number);
  const judging = { by: unjudged, numbers };
  const all = await whileTaken({ store, now }, judging, async () => {
    const verdicts: (JudgedWithTraits | null)[] = [];
    for (const report of next.taken) verdicts.push(await judge(report, holders, reading));
    return verdicts;
  });
  const unopened = numbers.filter((_number, index) => all[index] === null);
  const judged = all.filter((one) => one !== null);
  const traits = await sealedTraits(judged, holders);
  if (next.taken.length > 0)
    await store.write(system, async (tx) => {
      await putBack(tx, unopened);
      const saved = await saveJudged(tx, judged, now().toISOString());
      await storeTraits(
        tx,
        traits.filter(({ number }) => saved.has(number)),
      );
    });
  return { turns: next.turns, done: judged.length };
}

async function sealedTraits(
  judged: readonly JudgedWithTraits[],
  holders: readonly Holder[],
): Promise<readonly StoredTraits[]> {
  const vault = traitsVault(holders);
  const sealed = await Promise.all(
    judged.map(async ({ number, traits }) => (traits === null ? null : await vault.seal(number, traits))),
  );
  return sealed.filter((one) => one !== null);
}

/** `null` for one that these keys do not open: it waits for one that does. */
async function judge(
  report: TakenReport,
  holders: readonly Holder[],
  reading: ReadingThread,
): Promise<JudgedWithTraits | null> {
  const { number } = report;
  const begun = performance.now();
  const decided = await decide(report, holders, reading);
  return decided === null ? null : { number, ...decided, milliseconds: performance.now() - begun };
}

async function decide({ sealed, attempts }: TakenReport, holders: readonly Holder[], reading: ReadingThread) {
  const unreadable = (reason: "took-too-long") =>
    ({
      state: "unreadable",
      verdict: { gate: "lint", verdict: "unreadable", reasons: [reason] },
      traits: null,
      plausibility: null,
      reproducer: "waits",
    }) as const;
  if (attempts > mostAttempts) return unreadable("took-too-long");
  const opened = await openBytes(sealed, holders);
  if (!opened.ok) return null;
  const read = await reading.ask(opened.value);
  return read ?? unreadable("took-too-long");
}
