/** Looks now and then whether the room's orders stand on its offices, and says so where they do not. */
import type { Conditions } from "#main/watch/conditions.ts";
import { otherDrillKeys } from "#main/room/offices/other-drill-keys.ts";
import { officesConditions } from "#stages/directive/signing/queries.ts";
import { type Store, system } from "#store/sql.ts";

const every = 60_000;

/** Looks at once and every minute. */
export function watchOffices(
  { store, data }: { readonly store: Store; readonly data: string },
  found: Conditions["found"],
): { readonly stop: () => void } {
  const look = async (): Promise<void> => {
    const now = new Date().toISOString();
    found(
      "offices",
      await store.read(system, async (tx) => [
        ...(await officesConditions(tx, now)),
        ...(await otherDrillKeys(tx, data)),
      ]),
    );
  };
  // That the database is away is said by who watches the database.
  const lookSafely = (): void => void look().catch(() => undefined);
  const looking = setInterval(lookSafely, every).unref();
  lookSafely();
  return { stop: () => clearInterval(looking) };
}
