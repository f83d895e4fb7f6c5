/** Handler: an index of the room that is known elsewhere. One that the database has lost shows that it was put back. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readJsonBytes } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { type SeenNumbers, seenIn } from "#publication/seen-numbers.ts";
import { leapDirectiveNumbers } from "#stages/directive/leap-numbers.ts";
import { lockPublication } from "#stages/dissemination/publication.ts";
import { isLostIndex } from "#stages/dissemination/queries.ts";
import { recordEvidence } from "#stages/registry/epochs.ts";
import { system } from "#store/sql.ts";

/** Handlers of the endpoint that takes indexes known elsewhere. */
export const publicationSeenHandlers: Handlers<"publicationSeen"> = {
  publicationSeen: async ({ input: { index }, room }) => {
    const shown = readJsonBytes(
      await readFile(join(room.publicFolder, "keys.json")).catch(() => Buffer.of()),
    );
    const seen = shown.ok ? await seenIn(Buffer.from(index), shown.value) : null;
    if (seen === null)
      throw new Refusal("signature-invalid", "This is no index that this room's key signed.");
    // Asked before anything is locked: nearly all that can be shown is known.
    if (!(await room.store.read(system, async (tx) => await isLostIndex(tx, seen)))) return { lost: false };
    return { lost: await takeEvidence(room, seen) };
  },
};

/** From this commit on no number at or below those of the index is given out; the epoch itself begins where the room works. */
async function takeEvidence(
  { store, now }: Parameters<(typeof publicationSeenHandlers)["publicationSeen"]>[0]["room"],
  seen: SeenNumbers,
): Promise<boolean> {
  return await store.write(system, async (tx) => {
    await lockPublication(tx);
    if (!(await isLostIndex(tx, seen))) return false;
    await leapDirectiveNumbers(tx, { directive: 0, revision: 0 }, seen);
    const epoch = Math.max(0, ...seen.epochs.map(({ number }) => number));
    await recordEvidence(tx, { ...seen, epoch }, now().toISOString());
    return true;
  });
}
