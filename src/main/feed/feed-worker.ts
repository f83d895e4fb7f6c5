/** A thread that reads feeds for packs and builds the packs of which it has most (`build-packs.ts`). It ends when it has told what it built. */
import { parentPort, workerData } from "node:worker_threads";
import { crc32 } from "node:zlib";
import { addCatalogues, addDrafts, packOfShelf, type Shelves } from "#core/pack/gather-by-ecosystem.ts";
import { Refusal } from "#core/problem.ts";
import { readFeedQueue, type Order, type Report, type FeedQueue } from "#main/feed/read-feed-queue.ts";

async function gather(queue: FeedQueue): Promise<void> {
  const { shelves, unread } = await readFeedQueue(queue);
  const weights = new Map([...shelves.drafts].map(([ecosystem, { length }]) => [ecosystem, length]));
  parentPort?.on("message", (order: Order) => report(follow(order, shelves)));
  const { catalogues, completeness } = shelves;
  report({ kind: "gathered", unread, catalogues, completeness, weights });
}

void gather(workerData as FeedQueue);

function report(told: Report): void {
  const bytes = told.kind === "built" ? told.packs.flatMap(([, { match, details }]) => [match, details]) : [];
  parentPort?.postMessage(
    told,
    bytes.map(({ buffer }) => buffer as ArrayBuffer),
  );
  if (told.kind === "built" || told.kind === "refused") parentPort?.close();
}

function follow(order: Order, shelves: Shelves): Report {
  if (order.kind === "give")
    return { kind: "given", drafts: order.ecosystems.map((ecosystem) => taken(ecosystem, shelves)) };
  for (const [ecosystem, drafts] of order.drafts) addDrafts(shelves, ecosystem, drafts);
  addCatalogues(shelves.catalogues, order.catalogues);
  return built(shelves, order.ecosystems);
}

function taken(
  ecosystem: string,
  shelves: Shelves,
): readonly [string, NonNullable<ReturnType<Shelves["drafts"]["get"]>>] {
  const drafts = shelves.drafts.get(ecosystem) ?? [];
  shelves.drafts.delete(ecosystem);
  return [ecosystem, drafts];
}

function built(from: Shelves, ecosystems: readonly string[]): Report {
  try {
    return { kind: "built", packs: ecosystems.map((name) => [name, packOfShelf(from, name, crc32)]) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "refused", code: error.code, message: error.message };
  }
}
