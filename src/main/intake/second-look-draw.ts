/** Draws for a second look from what the gates put last, with the room's own key: while that is locked nothing is drawn, and nothing is lost. */
import { isDrawn } from "#core/intake/second-look.ts";
import { putLastUndrawn, saveDraw } from "#stages/intake/second-look.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

const together = 1000;

/** One round. */
export async function drawSecondLooks(store: Store, unlocked: UnlockedKeys): Promise<void> {
  const key = unlocked.holders(null)[0]?.seed;
  if (key === undefined) return;
  const numbers = await store.read(system, async (tx) => await putLastUndrawn(tx, together));
  if (numbers.length === 0) return;
  const drawn: string[] = [];
  for (const number of numbers) if (await isDrawn(key, number)) drawn.push(number);
  const passed = numbers.filter((number) => !drawn.includes(number));
  await store.write(system, async (tx) => await saveDraw(tx, { drawn, passed }));
}
