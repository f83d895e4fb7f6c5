/** Reports that a gate works on stay its own for as long as it does: a worker that is killed leaves them to the next within half a minute, one that takes long keeps them. */
import type { GateRoom } from "#main/intake/gate-loop.ts";
import { renewTaken } from "#stages/intake/waiting-reports.ts";
import { system } from "#store/sql.ts";

const every = 10_000;

/** Does the work on reports that were taken, and says now and then that it goes on. */
export async function whileTaken<T>(
  { store, now }: Pick<GateRoom, "store" | "now">,
  taken: { readonly by: Parameters<typeof renewTaken>[1]; readonly numbers: readonly string[] },
  work: () => Promise<T>,
): Promise<T> {
  const { by, numbers } = taken;
  const renew = async (): Promise<void> =>
    await store.write(system, async (tx) => {
      await renewTaken(tx, by, { numbers, now: now().toISOString() });
    });
  // That the database is away is said by who watches it; what was decided meanwhile by another stays.
  const renewing = setInterval(() => void renew().catch(() => undefined), every);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}
