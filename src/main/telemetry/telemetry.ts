/** Metrics and traces of a process: what is measured, as the metrics' list names it. Nothing is loaded and nothing costs where nobody takes them in. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { statfs } from "node:fs/promises";
import type { Attributes, Meter, ObservableResult } from "@opentelemetry/api";
import { Refusal } from "#core/problem.ts";
import type { Condition } from "#core/condition.ts";
import type { RequestObserver } from "#edge/http/room.ts";
import { type MetricName, metrics } from "#main/telemetry/metrics.ts";
import type { TelemetryTargets } from "#main/telemetry/sdk.ts";
import { type Spans, spansOf } from "#main/telemetry/spans.ts";
import type { WorkWatch } from "#main/watch/work.ts";
import { aroundTransactions } from "#store/around-transactions.ts";
import type { Store } from "#store/sql.ts";

/** In seconds: from what is read from memory to what runs out of time. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What is measured beside requests and transactions. */
type MeasuredProcess = {
  readonly process: { readonly kind: string; readonly id: string; readonly version: string };
  readonly conditions: () => readonly Condition[];
  readonly work: WorkWatch;
  readonly folders: { readonly data: string; readonly publication: string };
};

/** What measures. */
type Telemetry = {
  readonly observe: RequestObserver;
  /** The store whose transactions are measured. */
  readonly store: (store: Store) => Store;
  readonly stop: () => Promise<void>;
};

/** Opens what measures; `null` where nobody takes it in. */
export async function openTelemetry(
  targets: TelemetryTargets,
  measured: MeasuredProcess,
): Promise<Telemetry | null> {
  if (targets.prometheus === null && targets.collector === null) return null;
  const { openSdk } = await import("#main/telemetry/sdk.ts");
  const { meter, tracer, stop } = await openSdk(targets, measured.process);
  const spans = tracer === null ? null : await spansOf(tracer);
  const histogram = (name: MetricName) =>
    meter.createHistogram(name, { ...metrics[name], advice: { explicitBucketBoundaries: bounds } });
  const requests = histogram("bongsu.http.request.duration_seconds");
  const transactions = histogram("bongsu.database.transaction.duration_seconds");
  observeState(meter, measured);
  return {
    observe: async (request, answer) => {
      const begun = performance.now();
      const within =
        spans === null ? answer : async (): Promise<number> => await spans.request(request, answer);
      const status = await within();
      const { method, route } = request;
      requests.record(seconds(begun), { method, route, status });
    },
    store: (store) =>
      measuredStore(store, {
        spans,
        measure: (begun, labels) => transactions.record(seconds(begun), labels),
      }),
    stop,
  };
}

function seconds(begun: number): number {
  return (performance.now() - begun) / 1000;
}

type Measuring = {
  readonly spans: Spans | null;
  readonly measure: (begun: number, labels: Attributes) => void;
};

function measuredStore(store: Store, { spans, measure }: Measuring): Store {
  return aroundTransactions(store, async (mode, run) => {
    const begun = performance.now();
    try {
      const value = await (spans === null ? run() : spans.transaction(mode, run));
      measure(begun, { mode, outcome: "done" });
      return value;
    } catch (error) {
      measure(begun, { mode, outcome: outcomeOf(error) });
      throw error;
    }
  });
}

function outcomeOf(error: unknown): string {
  if (!(error instanceof Refusal)) return "failed";
  return error.code === "unavailable" ? "unavailable" : "refused";
}

/** What is read when somebody asks for it. */
function observeState(meter: Meter, { process: own, conditions, work, folders }: MeasuredProcess): void {
  const gauge = (name: MetricName, read: (result: ObservableResult) => void | Promise<void>): void =>
    meter.createObservableGauge(name, metrics[name]).addCallback(read);
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  gauge("bongsu.build", (result) => result.observe(1, { version: own.version, process: own.kind }));
  gauge("bongsu.condition", (result) => {
    for (const { code, state } of conditions()) result.observe(1, { code, state });
  });
  gauge("bongsu.follower.behind", (result) => {
    for (const { follower, behind } of work.seen().followers) result.observe(behind, { follower });
  });
  gauge("bongsu.follower.failures", (result) => {
    for (const { follower, failures } of work.seen().followers) result.observe(failures, { follower });
  });
  gauge("bongsu.channel.waiting", (result) => {
    for (const { channel, waiting } of work.seen().channels) result.observe(waiting, { channel });
  });
  gauge("bongsu.channel.oldest_seconds", (result) => {
    for (const { channel, waitingSince } of work.seen().channels)
      result.observe(ageOf(waitingSince), { channel });
  });
  gauge("bongsu.channel.given_up", (result) => {
    for (const { channel, givenUp } of work.seen().channels) result.observe(givenUp, { channel });
  });
  gauge("bongsu.publication.age_seconds", (result) => {
    const { indexAt } = work.seen();
    // Of an index that is not known there is no age: 0 would be the best of all.
    if (indexAt !== null) result.observe(ageOf(indexAt));
  });
  gauge("bongsu.disk.free_bytes", async (result) => {
    for (const [of, folder] of Object.entries(folders)) {
      const { bavail, bsize } = await statfs(folder);
      result.observe(bavail * bsize, { of });
    }
  });
  gauge("bongsu.process.memory_bytes", (result) => result.observe(process.memoryUsage.rss()));
  meter
    .createObservableCounter("bongsu.process.cpu_seconds", metrics["bongsu.process.cpu_seconds"])
    .addCallback((result) => {
      const { user, system } = process.cpuUsage();
      result.observe((user + system) / 1e6);
    });
  gauge("bongsu.event_loop.delay_seconds", (result) => {
    result.observe(delay.percentile(99) / 1e9);
    delay.reset();
  });
}

function ageOf(at: string | null): number {
  return at === null ? 0 : Math.max(0, (Date.now() - Date.parse(at)) / 1000);
}
