/**
 * What an index says of the numbers that its room has given out, whether it lies in the publication folder or an agent knows it. It is written after the database
 * and outlives it: where it is ahead, the database was put back. Only an index that the room's own key signed counts.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { directiveOfPath, factsOfPath, type PubIndex } from "#core/document/pub-index.ts";
import type { RoomEpoch } from "#core/document/room-epoch.ts";
import { type OpenedIndex, openIndex } from "#publication/verified-index.ts";
import { keysByUse } from "#core/document/room-keys.ts";
import { readKeys } from "#publication/trusted-keys.ts";

/** The highest numbers of each kind in an index, and the epochs of which it tells. */
export type SeenNumbers = {
  readonly sequence: number;
  /** sha256 (hex) of the index's payload. */
  readonly digest: string;
  readonly directive: number;
  readonly revision: number;
  readonly facts: number;
  readonly epochs: readonly RoomEpoch[];
};

/** What lies in a publication folder; `null` where there is no index that the key signed. */
export async function seenInFolder(folder: string, keysDocument: unknown): Promise<SeenNumbers | null> {
  const bytes = await readFile(join(folder, "index.json")).catch(() => null);
  return bytes === null ? null : await seenIn(bytes, keysDocument);
}

/** The numbers in an index; `null` where it is none that the room signed: with Ed25519, as indexes of every age are. */
export async function seenIn(bytes: Uint8Array, keysDocument: unknown): Promise<SeenNumbers | null> {
  const { others: keys } = keysByUse(await readKeys(keysDocument));
  const opened = await openIndex(
    bytes,
    { keys, how: "by-hand" },
    async () => await Promise.resolve(null),
  ).catch(() => null);
  return opened === null ? null : numbersOf(opened);
}

function numbersOf({ index, digest }: OpenedIndex): SeenNumbers {
  return { sequence: index.sequence, digest, epochs: index.epochs ?? [], ...numbersInPaths(index) };
}

function numbersInPaths({ files }: PubIndex): Pick<SeenNumbers, "directive" | "revision" | "facts"> {
  const directives = files.flatMap(({ path }) => directiveOfPath(path) ?? []);
  return {
    directive: highest(directives.map(({ id }) => Number(/-(\d{1,9})$/.exec(id)?.[1] ?? 0))),
    revision: highest(directives.map(({ revision }) => revision)),
    facts: highest(files.map(({ path }) => factsOfPath(path)?.sequence ?? 0)),
  };
}

function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0);
}
