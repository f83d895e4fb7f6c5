/** How often slips that nobody vouches for may be tried for an organisation: guessing a tag is hopeless, and stays so. */
import { Refusal } from "#core/problem.ts";

const [most, within, remembered] = [20, 3_600_000, 10_000];
const tries = new Map<string, readonly number[]>();

/** Runs a try; refuses (`too-many`) while twenty failed within the hour. Counted in each process of a room by itself. */
export async function trySlip<T>(organization: string, now: Date, run: () => Promise<T>): Promise<T> {
  const since = now.getTime() - within;
  const failed = (tries.get(organization) ?? []).filter((at) => at > since);
  if (failed.length >= most)
    throw new Refusal("too-many", "Too many slips that no key vouches for; try again in an hour.");
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal && error.code === "signature-invalid") {
      tries.delete(organization);
      tries.set(organization, [...failed, now.getTime()]);
      for (const oldest of tries.keys()) if (tries.size > remembered) tries.delete(oldest);
    }
    throw error;
  }
}
