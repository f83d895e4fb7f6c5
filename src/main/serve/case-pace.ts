/** Reports of cases that wait for a supplier's pace, handed over once their turn has come: each in a transaction of its own, while the office's key is unlocked. */
import { handWaiting, pacedWork, waitingHandings } from "#stages/case/pace/hand-over.ts";
import { wrapForAudience } from "#stages/case/reseal.ts";
import { eachRow } from "#store/rows/held-up.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

/** Hands over what may be handed over now; how many reports. */
export async function handAtPace(
  { store, unlocked }: { readonly store: Store; readonly unlocked: UnlockedKeys },
  now: string,
): Promise<number> {
  const offices = unlocked.all().flatMap(({ office }) => office ?? []);
  if (offices.length === 0) return 0;
  const keys = (office: string) => unlocked.holders(office);
  const waiting = await store.read(system, async (tx) => await waitingHandings(tx, offices));
  let handed = 0;
  for (const one of waiting)
    handed += await store.write(
      system,
      async (tx) =>
        await eachRow(tx, pacedWork, [{ row: `${one.id} ${one.participant}`, of: one }], async () => {
          if (!(await handWaiting(tx, one, { keys, room: unlocked.holders(null) }, now))) return false;
          await wrapForAudience(tx, one.id, keys);
          return true;
        }),
    );
  return handed;
}
