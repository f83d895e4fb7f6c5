/** Before a room answers: every picture is brought to what was answered, so that nobody reads an empty one after an upgrade that has it counted anew. */
import { pictureFollower } from "#stages/picture/follow.ts";
import { movePictures } from "#stages/picture/move.ts";
import { runFollowerOnce } from "#store/journal.ts";
import type { Store } from "#store/sql.ts";

/** For how long a start waits for it, in milliseconds; what is left is taken in while the room answers. */
const patience = 30_000;

/**
 * Takes in what the journal holds, then moves the units in which enough has changed, whenever that was. A number still moves by what five organisations
 * did and no fewer, and says as of when.
 */
export async function showPictures(store: Store, milliseconds = patience): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until && (await runFollowerOnce(store, pictureFollower)) > 0);
  await movePictures(store, 0);
}
