/**
 * Builds packs of feeds on as many threads as there are processors: each reads feeds, and each builds the packs of which it has read most. How many
 * they are makes no difference to the bytes. Where no threads can be had (standard input, little to read, the agent in one file) it all happens here.
 */
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { stdin } from "node:process";
import { crc32 } from "node:zlib";
import { type FeedPacks, findingOf, mostReported, withCompleteness } from "#cli/check/feed-pack.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import { isCatalogue } from "#core/format/index.ts";
import type { BuiltPack } from "#core/pack/build/build-pack.ts";
import {
  addCatalogues,
  addCompleteness,
  addDrafts,
  type Catalogues,
  emptyCatalogues,
  packOfShelf,
  type Shelves,
} from "#core/pack/gather-by-ecosystem.ts";
import { defaultLimits } from "#edge/feed/limits.ts";
import { sourcesOf } from "#edge/feed/sources.ts";
import type { UnreadRecord } from "#edge/feed/read-item.ts";
import { type Drafts, readFeedQueue, type ReadFeeds, type FeedQueue } from "#main/feed/read-feed-queue.ts";
import { type Thread, threadOn } from "#main/feed/feed-thread.ts";

/** Beginning a thread costs about what reading this much costs. */
const worthAThread = 1024 * 1024;
const mostThreads = 4;

/** When packs are built, what the user states of the feeds, and how many threads do it: as many as are worth it unless told. */
export type PackBuilding = {
  readonly now: string;
  readonly stated?: readonly CompletenessStatement[];
  readonly threads?: number;
};

/** Compiles the advisories of feeds, each into the packs of the ecosystems that it is on. */
export async function buildPacks(
  names: readonly string[],
  { now, stated = [], threads }: PackBuilding,
): Promise<FeedPacks> {
  const feeds = await filesOf(names);
  const bytes = await Promise.all(feeds.map(sizeOf));
  const order = [...feeds.keys()].sort((a, b) => (bytes[b] as number) - (bytes[a] as number) || a - b);
  const whole = bytes.reduce((sum, size) => sum + size, 0);
  const wanted = threads ?? Math.min(availableParallelism(), mostThreads, Math.ceil(whole / worthAThread));
  const file = feeds.includes("-") ? null : threadFile();
  const work: FeedQueue = { now, feeds, order, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const beside =
    file === null
      ? []
      : Array.from({ length: Math.max(0, Math.min(wanted, feeds.length) - 1) }, () => threadOn(file, work));
  try {
    return await together(await readFeedQueue(work), beside, stated);
  } finally {
    await Promise.all(beside.map(async (thread) => await thread.end()));
  }
}

/** The file of a thread's program, where the program is files. */
function threadFile(): string | null {
  const here: string | undefined = import.meta.dirname;
  const file = here === undefined ? null : join(here, "../feed/feed-worker.ts");
  return file !== null && existsSync(file) ? file : null;
}

/**
 * Every file of the named folders, and the other names as they are. Throws what the system says of a named file or folder that is not there; trouble with
 * what lies below a folder is told where it is read.
 */
async function filesOf(names: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const found of sourcesOf(names, defaultLimits, stdin)) {
    if ("error" in found && names.includes(found.path)) throw found.error;
    files.push(found.path);
  }
  return files;
}

async function sizeOf(feed: string): Promise<number> {
  const found = await stat(feed).catch(() => null);
  return found?.size ?? worthAThread;
}

/** What is known before anything is built: who builds what, with which drafts of others, and all that catalogues say. */
type Plan = {
  readonly mine: ReadFeeds;
  readonly beside: readonly Thread[];
  /** The reader of which each ecosystem is: 0 is this thread. */
  readonly owners: ReadonlyMap<string, number>;
  readonly moved: readonly Drafts[];
  readonly catalogues: Catalogues;
};

async function together(
  mine: ReadFeeds,
  beside: readonly Thread[],
  stated: readonly CompletenessStatement[],
): Promise<FeedPacks> {
  const theirs = await Promise.all(beside.map(async (thread) => await thread.gathered()));
  const weights = [new Map([...mine.shelves.drafts].map(([name, { length }]) => [name, length] as const))];
  const catalogues = emptyCatalogues();
  addCatalogues(catalogues, mine.shelves.catalogues);
  const { completeness } = mine.shelves;
  for (const one of theirs) {
    weights.push(new Map(one.weights));
    addCatalogues(catalogues, one.catalogues);
    addCompleteness(completeness, one.completeness);
  }
  const owners = ownersOf(weights);
  const moved = await movedBetween({ mine, beside, owners, weights });
  const packs = await builtByAll({ mine, beside, owners, moved, catalogues });
  const unread = new Map([mine, ...theirs].flatMap((one) => [...one.unread]));
  const lost = [...unread.values()].flat().filter(({ format }) => !isCatalogue(format)).length;
  const complete = withCompleteness(packs, completeness, { stated, unread: lost });
  return { packs: complete, quarantined: reported(unread) };
}

/** Each ecosystem is the reader's that has most of it. */
function ownersOf(weights: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const [reader, held] of weights.entries())
    for (const [name, weight] of held) {
      const owner = owners.get(name);
      if (owner === undefined || weight > (weights[owner]?.get(name) ?? 0)) owners.set(name, reader);
    }
  return owners;
}

/** Drafts that are not where their pack is built, by the reader that is to have them. */
async function movedBetween({
  mine,
  beside,
  owners,
  weights,
}: Pick<Plan, "mine" | "beside" | "owners"> & {
  readonly weights: readonly ReadonlyMap<string, number>[];
}): Promise<readonly Drafts[]> {
  const strange = weights.map((held, reader) =>
    [...held.keys()].filter((name) => owners.get(name) !== reader),
  );
  const given = await Promise.all(
    beside.map(async (thread, i) => await thread.give(strange[i + 1] as readonly string[])),
  );
  const own = (strange[0] as readonly string[]).map(
    (name) => [name, mine.shelves.drafts.get(name) ?? []] as const,
  );
  const all = [...own, ...given.flat()];
  return weights.map((_, reader) => all.filter(([name]) => owners.get(name) === reader));
}

type BuiltPacks = readonly (readonly [ecosystem: string, BuiltPack])[];

async function builtByAll({ mine, beside, owners, moved, catalogues }: Plan): Promise<BuiltPacks> {
  const names = [...owners.keys()].sort();
  const shares = moved.map((drafts, reader) => ({
    drafts,
    ecosystems: names.filter((name) => owners.get(name) === reader),
  }));
  const theirs = beside.map(async (thread, i) => {
    const { drafts = [], ecosystems = [] } = shares[i + 1] ?? {};
    return await thread.build({ kind: "build", ecosystems, drafts, catalogues });
  });
  const built = await Promise.all([...theirs, builtHere(mine.shelves, { ...shares[0], catalogues })]);
  const packs = new Map(built.flat());
  return names.flatMap((name) => {
    const pack = packs.get(name);
    return pack === undefined ? [] : [[name, pack] as const];
  });
}

async function builtHere(
  shelves: Shelves,
  order: {
    readonly drafts?: Drafts;
    readonly ecosystems?: readonly string[];
    readonly catalogues: Catalogues;
  },
): Promise<BuiltPacks> {
  for (const [name, drafts] of order.drafts ?? []) addDrafts(shelves, name, drafts);
  addCatalogues(shelves.catalogues, order.catalogues);
  const packs = (order.ecosystems ?? []).map((name) => [name, packOfShelf(shelves, name, crc32)] as const);
  return await Promise.resolve(packs);
}

/** In the order of the feeds, whoever read them. */
function reported(unread: ReadonlyMap<number, readonly UnreadRecord[]>): FeedPacks["quarantined"] {
  const feeds = [...unread.keys()].sort((a, b) => a - b);
  return feeds
    .flatMap((feed) => unread.get(feed) ?? [])
    .slice(0, mostReported)
    .map(({ at, finding }) => findingOf(at, finding));
}
