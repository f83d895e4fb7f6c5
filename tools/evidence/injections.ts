/** Injections in reports: the two hundred fixed ones and others that a mutator makes, beside plain twins, in a room. */
import { fixedInjections, mutatedInjections } from "#test/kit/intake/injections.ts";
import { runInjections } from "#test/kit/intake/run-injections.ts";
import { startReportRoom } from "#test/kit/room/report-room.ts";
import { plainTable } from "./table.ts";

/** The table. */
export async function injectionEvidence({ count, seed }: { count: number; seed: number }): Promise<string> {
  const here = await startReportRoom();
  try {
    const fixed = await runInjections(here, fixedInjections);
    const mutated = await runInjections(here, mutatedInjections(count, seed));
    return plainTable([
      { of: "the fixed ones", ...fixed },
      { of: `a mutator's, seed ${seed}`, ...mutated },
    ]);
  } finally {
    await here.close();
  }
}
