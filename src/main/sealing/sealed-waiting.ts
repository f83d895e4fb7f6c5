/** Looks now and then what sealed waits for a key that this process does not have, and whose key that is. */
import type { Conditions } from "#main/watch/conditions.ts";
import { sealedWaiting } from "#store/sealed/sealing-keys.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

const every = 30_000;

/** Looks at once, whenever a key is unlocked or ends, and every half minute. */
export function watchSealedWaiting(
  store: Store,
  unlocked: UnlockedKeys,
  found: Conditions["found"],
): { readonly stop: () => void } {
  const look = async (): Promise<void> => {
    const waiting = await store.read(system, sealedWaiting);
    const locked = waiting.filter(({ office }) => unlocked.holders(office).length === 0);
    const about = locked.map(
      ({ office, waiting: count, oldest }) => `${office ?? "intake"}: ${count}, ${oldest}`,
    );
    found(
      "sealed",
      about.length === 0 ? [] : [{ code: "sealed-waiting", state: "caution", about: about.join("; ") }],
    );
  };
  // That the database is away is said by who watches the database.
  const lookSafely = (): void => void look().catch(() => undefined);
  const looking = setInterval(lookSafely, every).unref();
  const unlisten = unlocked.onChange(lookSafely);
  lookSafely();
  return {
    stop: () => {
      clearInterval(looking);
      unlisten();
    },
  };
}
