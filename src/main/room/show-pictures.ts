/** Before a room answers: pictures that an upgrade has counted anew are brought to what was answered, so that nobody reads an empty one. */
import { pictureFollower } from "#stages/picture/follow.ts";
import { movePictures } from "#stages/picture/move.ts";
import { hasPictures } from "#stages/picture/queries.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";

/** For how long a start waits for it, in milliseconds; what is left is taken in while the room answers. */
const patience = 30_000;

/**
 * Where there is no picture yet, takes in what the journal holds and moves the units in which enough has changed, whenever that was. Where there is one,
 * nothing is done: a start is no way around the time that a change waits.
 */
export async function showPictures(store: Store, milliseconds = patience): Promise<void> {
  if (await store.read(system, hasPictures)) return;
  const until = performance.now() + milliseconds;
  while (performance.now() < until && (await runFollowerOnce(store, pictureFollower)) > 0);
  await movePictures(store, 0);
}
