/** The gates of reports at work, each by itself: one that has nothing to do, or fails, holds up none of the others. */
import { startDuplicatesGate } from "#main/intake/duplicates-gate.ts";
import { startFirstGate } from "#main/intake/first-gate.ts";
import { startPlausibilityGate } from "#main/intake/plausibility-gate.ts";
import { startReproducerGate } from "#main/intake/reproducer-gate.ts";
import { driverOf } from "#main/intake/sandbox-setting.ts";

/** What every gate works with. */
type GateWork = Parameters<typeof startFirstGate>[0];

/** Starts them; `stop` ends them after the report at hand. */
export function startGates(
  work: GateWork,
  { sandbox, drill }: { readonly sandbox: string | null; readonly drill: boolean },
): { readonly stop: () => Promise<void> } {
  const first = startFirstGate(work);
  const runs = startReproducerGate({ ...work, driver: driverOf(sandbox, drill) });
  const duplicates = startDuplicatesGate(work);
  const names = startPlausibilityGate(work);
  const all = [first, duplicates, runs, names];
  return { stop: async () => void (await Promise.all(all.map(async (gate) => await gate.stop()))) };
}
