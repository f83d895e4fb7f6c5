/** A thread that fetches feeds (`feed-supervisor.ts`): downloads, parsing and importing hold up nobody there, and what runs out of memory ends alone. */
import { parentPort, workerData } from "node:worker_threads";
import type { FetchReport } from "#main/fetch/fetch-feed.ts";
import { fetchDueFeeds } from "#main/fetch/fetch-due.ts";
import { openSecondRoom, type RoomPlace } from "#main/room/open-room.ts";
import { tellingTroubles } from "#store/around-transactions.ts";
import type { DatabaseTrouble } from "#store/database-trouble.ts";

/** What the thread is handed when it starts. */
export type FetchThread = {
  readonly place: RoomPlace;
  readonly spool: string;
  readonly lease: string;
  readonly startedAt: string;
};

/** What the thread tells: what became of a fetch, and a trouble of the database that it met. */
export type FetchThreadReport =
  | { readonly kind: "fetched"; readonly report: FetchReport }
  | { readonly kind: "trouble"; readonly trouble: DatabaseTrouble };

const tell = (told: FetchThreadReport): void => parentPort?.postMessage(told, []);
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

async function fetchFeeds({ place, spool, lease, startedAt }: FetchThread): Promise<void> {
  const { store, close } = await openSecondRoom(place);
  await fetchDueFeeds({
    store: tellingTroubles(store, (trouble) => tell({ kind: "trouble", trouble })),
    spool,
    lease,
    startedAt,
    signal: stopping.signal,
    now: () => new Date().toISOString(),
    reported: (report) => tell({ kind: "fetched", report }),
  });
  await close();
  parentPort?.close();
}

void fetchFeeds(workerData as FetchThread);
