/**
 * The room's work in a thread beside the one that answers: a record with 60,000 products or a list of 200,000 components is worked through there and holds up no
 * request. A thread that ends by itself is started again, ever more slowly.
 */
import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { Log } from "#edge/watch/log.ts";
import { logFailure } from "#main/serve/do-work.ts";
import type { WorkData, WorkOrder, WorkReport, WorkWeather } from "#main/serve/work-messages.ts";

type WorkWatch = { readonly log: Log; readonly weather: () => WorkWeather };

const lookEvery = 500;
const againAfter = { first: 1000, most: 60_000 };

/** Starts the thread and keeps it running; resolves when it has begun to work. */
export async function startWorkThread(
  data: Omit<WorkData, "compiled">,
  watch: WorkWatch,
): Promise<{ readonly stop: () => Promise<void> }> {
  const state: { worker: Worker | null; stopping: boolean; delay: number } = {
    worker: null,
    stopping: false,
    delay: againAfter.first,
  };
  let said = "";
  const tell = (): void => {
    const weather = watch.weather();
    const now = JSON.stringify(weather);
    if (now !== said) post(state.worker, { kind: "weather", weather });
    said = now;
  };
  const looking = setInterval(tell, lookEvery);
  looking.unref();
  const start = async (): Promise<void> => {
    const worker = new Worker(new URL("./work-worker.ts", import.meta.url), {
      workerData: { ...data, compiled: getCompileCacheDir() ?? null } satisfies WorkData,
    });
    state.worker = worker;
    said = "";
    tell();
    const begun = Promise.withResolvers<void>();
    worker.on("message", (report: WorkReport | "begun") => {
      if (report === "begun") begun.resolve();
      else watch.log[report.level](report.what, report.facts);
    });
    worker.on("error", (error) => logFailure(watch.log, "the working thread", error));
    worker.once("exit", () => {
      begun.resolve();
      if (state.stopping) return;
      setTimeout(() => void start(), state.delay).unref();
      state.delay = Math.min(againAfter.most, 2 * state.delay);
    });
    await begun.promise;
  };
  await start();
  return {
    stop: async () => {
      state.stopping = true;
      clearInterval(looking);
      await ended(state.worker);
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
