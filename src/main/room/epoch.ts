/**
 * Whether the room's database was put back, by `bongsu restore` or by other means, and what a room does then before it answers anybody: it begins a new epoch,
 * with numbers far above all that may have been given out, and publishes at once, so that agents learn of it by a signed index.
 */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { epochNumber, leapsOver, roundedUp } from "#core/document/room-epoch.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { type SeenNumbers, seenInFolder } from "#publication/seen-numbers.ts";
import { leapDirectiveNumbers } from "#stages/directive/leap-numbers.ts";
import { lockPublication, type Publisher, publishIndex } from "#stages/dissemination/publication.ts";
import { highestFactsNumber, newestIndex } from "#stages/dissemination/queries.ts";
import { type EpochCause, lockEpochs, recordEpoch } from "#stages/registry/epochs.ts";
import { epochFloors, openEvidence, roomEpochs } from "#stages/registry/queries.ts";
import { lastEntryTime } from "#store/journal.ts";
import { hasDelivered } from "#store/outbox.ts";
import { type Store, system, type Tx } from "#store/sql.ts";

/** The room that may have been put back. */
type EpochRoom = {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly keysDocument: unknown;
  readonly data: string;
  readonly publicFolder: string;
  readonly now: () => Date;
  /** The database lies in the data directory, so that an absent publication was taken away, and is not of another machine. */
  readonly ownDatabase: boolean;
  /** A person said so. */
  readonly asked: boolean;
};

/** An epoch that began now. */
type BegunEpoch = {
  readonly number: number;
  readonly because: EpochCause;
  readonly restoredTo: string;
};

/** Where `bongsu restore` leaves word that it put a database back. */
export function restoredNote(data: string): string {
  return join(data, "restored.json");
}

/** Begins an epoch where there is a cause for one; `null` where there is none. */
export async function settleEpoch(room: EpochRoom): Promise<BegunEpoch | null> {
  const seen = await seenInFolder(room.publicFolder, room.keysDocument);
  const isRestored = existsSync(restoredNote(room.data));
  const begun = await room.store.write(system, async (tx) => {
    await lockEpochs(tx);
    await lockPublication(tx);
    const because = await causeIn(tx, room, { seen, isRestored });
    return because === null ? null : await beginEpoch(tx, { room, because, seen });
  });
  if (begun !== null) await setPublicationAside(room.publicFolder, begun.number);
  await rm(restoredNote(room.data), { force: true });
  return begun;
}

/** Begins an epoch in a room that runs, where somebody has shown it an index that its database has lost; `null` where nobody has. */
export async function settleEvidence(
  room: Pick<EpochRoom, "store" | "publisher" | "now">,
): Promise<BegunEpoch | null> {
  if ((await room.store.read(system, openEvidence)) === null) return null;
  return await room.store.write(system, async (tx) => {
    await lockEpochs(tx);
    await lockPublication(tx);
    const isOpen = (await openEvidence(tx)) !== null;
    return isOpen ? await beginEpoch(tx, { room, because: "agent-report", seen: null }) : null;
  });
}

async function causeIn(
  tx: Tx,
  { publicFolder, ownDatabase, asked }: EpochRoom,
  { seen, isRestored }: { readonly seen: SeenNumbers | null; readonly isRestored: boolean },
): Promise<EpochCause | null> {
  if (isRestored) return "restored";
  if (asked) return "by-hand";
  if ((await openEvidence(tx)) !== null) return "agent-report";
  const newest = await newestIndex(tx);
  if (newest === undefined && seen === null) return null;
  if (seen !== null) {
    const isAhead = seen.sequence > (newest?.sequence ?? 0);
    const isOther =
      seen.sequence === newest?.sequence &&
      seen.digest !== (await sha256Hex(fromBase64(newest.envelope.payload) ?? new Uint8Array()));
    return isAhead || isOther ? "publication-ahead" : null;
  }
  const wasThere =
    ownDatabase && !existsSync(join(publicFolder, "index.json")) && (await hasDelivered(tx, "files"));
  return wasThere ? "publication-missing" : null;
}

/** A commit may take so long from its time to being durable. */
const commitMargin = 10_000;

/** Lets every number leap, records the epoch and signs its first index. */
async function beginEpoch(
  tx: Tx,
  {
    room: { publisher, now },
    because,
    seen,
  }: {
    readonly room: Pick<EpochRoom, "publisher" | "now">;
    readonly because: EpochCause;
    readonly seen: SeenNumbers | null;
  },
): Promise<BegunEpoch> {
  const at = now();
  const last = Date.parse((await lastEntryTime(tx)) ?? at.toISOString());
  const leaps = leapsOver((at.getTime() - last) / 1000);
  const floors = await epochFloors(tx);
  const newest = (await newestIndex(tx))?.sequence ?? 0;
  const epochs = [...(await roomEpochs(tx)), ...(seen?.epochs ?? [])].map(({ number }) => number);
  const number = epochNumber([...epochs, (await openEvidence(tx))?.epoch ?? 0], at);
  const restoredTo = new Date(last - commitMargin).toISOString();
  const indexFloor = roundedUp(Math.max(newest, floors.index, seen?.sequence ?? 0) + leaps.index, 1000);
  const facts = Math.max(await highestFactsNumber(tx), floors.facts, seen?.facts ?? 0);
  await leapDirectiveNumbers(tx, leaps, { directive: seen?.directive ?? 0, revision: seen?.revision ?? 0 });
  await recordEpoch(tx, {
    number,
    begunAt: at.toISOString(),
    restoredTo,
    because,
    indexFloor,
    factsFloor: facts + leaps.facts,
    journalLeap: leaps.journal,
  });
  await publishIndex(tx, publisher, at.toISOString());
  return { number, because, restoredTo };
}

/**
 * What was published before may hold orders that the database has lost: it is kept beside, and the folder is made again. The logs of earlier epochs stay, since
 * whoever watches them may ask for any entry.
 */
async function setPublicationAside(folder: string, epoch: number): Promise<void> {
  if (!existsSync(join(folder, "index.json"))) return;
  const aside = `${folder}.before-epoch-${epoch}`;
  try {
    await rename(folder, aside);
  } catch (error) {
    // A folder that is a place of its own cannot be moved: what is published is written over it.
    if (error instanceof Error && "code" in error && ["EBUSY", "EXDEV"].includes(String(error.code))) return;
    throw error;
  }
  await mkdir(folder, { recursive: true });
  if (existsSync(join(aside, "log"))) await rename(join(aside, "log"), join(folder, "log"));
}
