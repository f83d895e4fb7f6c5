/** A thread that fetches feeds (`feed-supervisor.ts`): downloads, parsing and importing hold up nobody there, and what runs out of memory ends alone. */
import { parentPort, workerData } from "node:worker_threads";
import { fetchDueFeeds } from "#main/fetch/fetch-due.ts";
import { openSecondRoom, type RoomPlace } from "#main/room/open-room.ts";

/** What the thread is handed when it starts. */
export type FetchThread = {
  readonly place: RoomPlace;
  readonly spool: string;
  readonly lease: string;
  readonly startedAt: string;
};

const { place, spool, lease, startedAt } = workerData as FetchThread;
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());
const { store, close } = await openSecondRoom(place);
await fetchDueFeeds({
  store,
  spool,
  lease,
  startedAt,
  signal: stopping.signal,
  now: () => new Date().toISOString(),
  reported: (report) => parentPort?.postMessage(report, []),
});
await close();
parentPort?.close();
