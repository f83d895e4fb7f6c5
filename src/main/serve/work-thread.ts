/**
 * The room's work in a thread beside the one that answers: a record with 60,000 products or a list of 200,000 components is worked through there and holds up no
 * request. A thread that ends by itself is started again, ever more slowly; until one has worked for a while, that is a condition of the room.
 */
import { getCompileCacheDir } from "node:module";
import type { Worker } from "node:worker_threads";
import type { Log } from "#edge/watch/log.ts";
import { startWorker } from "#edge/http/work/worker-thread.ts";
import { logFailure } from "#main/serve/do-work.ts";
import type { Conditions } from "#main/watch/conditions.ts";
import type { DatabaseTrouble } from "#store/database-trouble.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import type {
  WorkCondition,
  WorkData,
  WorkOrder,
  WorkReport,
  WorkTrouble,
  WorkWeather,
} from "#main/serve/work-messages.ts";

type WorkWatch = {
  readonly log: Log;
  readonly weather: () => WorkWeather;
  /** The keys of the process, which the thread gets too. */
  readonly unlocked: UnlockedKeys;
  /** Takes what is wrong now with the thread, and what the thread finds. */
  readonly found: Conditions["found"];
  /** Takes the troubles that the thread meets on connections of its own. */
  readonly troubled: (found: DatabaseTrouble) => void;
};

type ThreadState = { worker: Worker | null; stopping: boolean; delay: number };

const lookEvery = 500;
const againAfter = { first: 1000, most: 60_000 };
/** A thread that has worked for so long is well. */
const wellAfter = 60_000;
/** One that has not begun by then does not come up. */
const begunWithin = 5 * 60_000;
const program = new URL("./work-worker.ts", import.meta.url);

/** Starts the thread and keeps it running; resolves when it has begun to work. */
export async function startWorkThread(
  data: Omit<WorkData, "compiled">,
  watch: WorkWatch,
  module = program,
): Promise<{ readonly stop: () => Promise<void> }> {
  const state: ThreadState = { worker: null, stopping: false, delay: againAfter.first };
  let said = "";
  const tell = (): void => {
    const weather = watch.weather();
    const now = JSON.stringify(weather);
    if (now !== said) post(state.worker, { kind: "weather", weather });
    said = now;
  };
  const handKeys = (): void => post(state.worker, { kind: "keys", keys: watch.unlocked.all() });
  const unlisten = watch.unlocked.onChange(handKeys);
  const looking = setInterval(tell, lookEvery);
  looking.unref();
  const health = threadHealth((wrong) => watch.found("thread", wrong));
  const well = (): void => {
    state.delay = againAfter.first;
    health.well();
  };
  const start = async (): Promise<void> => {
    const worker = startWorker(module, {
      workerData: { ...data, compiled: getCompileCacheDir() ?? null } satisfies WorkData,
    });
    state.worker = worker;
    said = "";
    tell();
    handKeys();
    const begun = Promise.withResolvers<void>();
    let waiting = setTimeout(health.stopped, begunWithin).unref();
    worker.on("message", (report: WorkReport | WorkCondition | WorkTrouble | "begun") => {
      if (report !== "begun") return hear(report, watch);
      clearTimeout(waiting);
      waiting = setTimeout(well, wellAfter).unref();
      begun.resolve();
    });
    worker.on("error", (error) => logFailure(watch.log, "the working thread", error));
    worker.once("exit", () => {
      clearTimeout(waiting);
      begun.resolve();
      if (state.stopping) return;
      health.stopped();
      setTimeout(() => void (state.stopping || start()), state.delay).unref();
      state.delay = Math.min(againAfter.most, 2 * state.delay);
    });
    await begun.promise;
  };
  await start();
  return {
    stop: async () => {
      state.stopping = true;
      clearInterval(looking);
      unlisten();
      await ended(state.worker);
    },
  };
}

function hear(told: WorkReport | WorkCondition | WorkTrouble, watch: WorkWatch): void {
  if (told.kind === "found") watch.found(told.watch, told.conditions);
  else if (told.kind === "trouble") watch.troubled(told.trouble);
  else watch.log[told.level](told.what, told.facts);
}

/** Tells since when no thread works. */
function threadHealth(found: (wrong: Parameters<Conditions["found"]>[1]) => void) {
  let since: string | null = null;
  return {
    stopped: (): void => {
      since ??= new Date().toISOString();
      found([{ code: "work-stopped", state: "failing", about: since }]);
    },
    well: (): void => {
      since = null;
      found([]);
    },
  };
}

function post(worker: Worker | null, order: WorkOrder): void {
  worker?.postMessage(order, []);
}

async function ended(worker: Worker | null): Promise<void> {
  if (worker === null || worker.threadId === -1) return;
  const exit = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  post(worker, { kind: "stop" });
  await exit;
}
