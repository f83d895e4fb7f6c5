/** A thread beside this one that reads feeds and builds packs, as this one sees it. What it does is in `feed-worker.ts`. */
import type { Worker } from "node:worker_threads";
import { MessageRefusal, withEnglish } from "#agent/home/message-refusal.ts";
import { endWorker, startWorker } from "#edge/http/work/worker-thread.ts";
import type { Drafts, Order, Report, FeedQueue } from "#main/feed/read-feed-queue.ts";

type ReportOf<K extends Report["kind"]> = Extract<Report, { kind: K }>;

/** A thread that has begun to read. Each call waits for its answer; one that breaks, breaks the call, and a refusal of the thread is thrown here. */
export type Thread = {
  readonly gathered: () => Promise<ReportOf<"gathered">>;
  /** Takes drafts away from it. */
  readonly give: (ecosystems: readonly string[]) => Promise<Drafts>;
  readonly build: (order: Extract<Order, { kind: "build" }>) => Promise<ReportOf<"built">["packs"]>;
  readonly end: () => Promise<void>;
};

/** Begins a thread. It asks the shared work for feeds as soon as its program is loaded. */
export function threadOn(file: string, work: FeedQueue): Thread {
  const worker = startWorker(file, { workerData: work });
  const heard = reportsOf(worker);
  return {
    gathered: async () => only("gathered", await heard()),
    give: async (ecosystems) => {
      if (ecosystems.length === 0) return [];
      worker.postMessage({ kind: "give", ecosystems } satisfies Order, []);
      return only("given", await heard()).drafts;
    },
    build: async (order) => {
      worker.postMessage(order, []);
      return only("built", await heard()).packs;
    },
    end: async () => await endWorker(worker),
  };
}

function only<K extends Report["kind"]>(kind: K, report: Report): ReportOf<K> {
  if (report.kind === "refused") {
    const { code, message } = report;
    throw new MessageRefusal(code, (t) => withEnglish(code, message, t));
  }
  if (report.kind !== kind) throw new Error(`a thread said ${report.kind} where ${kind} was to come`);
  return report as ReportOf<K>;
}

/** What a thread tells, one report a call, whenever it is asked for; throws once the thread broke or ended. */
function reportsOf(worker: Worker): () => Promise<Report> {
  const told: Report[] = [];
  let failure: unknown = null;
  let wake: (() => void) | null = null;
  worker.on("message", (report: Report) => {
    told.push(report);
    wake?.();
  });
  worker.on("error", (error) => {
    failure = error;
    wake?.();
  });
  worker.on("exit", () => {
    failure ??= new Error("a thread ended before it had told everything");
    wake?.();
  });
  return async () => {
    for (;;) {
      const report = told.shift();
      if (report !== undefined) return report;
      if (failure !== null) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
