/** How often a secret may be tried in vain, a slip's tag or a key's passphrase: guessing is hopeless, and stays so. Counted in each process of a room by itself. */
import { Refusal, type RefusalCode } from "#core/problem.ts";

const [most, within, remembered] = [20, 3_600_000, 10_000];
const tries = new Map<string, readonly number[]>();

/** Runs a try of what is named; one that is refused with this code counts. Refuses (`too-many`) while twenty failed within the hour. */
export async function limitedTry<T>(
  name: string,
  { code, now }: { readonly code: RefusalCode; readonly now: Date },
  run: () => Promise<T>,
): Promise<T> {
  const since = now.getTime() - within;
  const failed = (tries.get(name) ?? []).filter((at) => at > since);
  if (failed.length >= most)
    throw new Refusal("too-many", "This was tried in vain too often; try again in an hour.");
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal && error.code === code) {
      tries.delete(name);
      tries.set(name, [...failed, now.getTime()]);
      for (const oldest of tries.keys()) if (tries.size > remembered) tries.delete(oldest);
    }
    throw error;
  }
}
