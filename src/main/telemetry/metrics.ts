/** Every metric of a process, once. `docs/operating.md`, the dashboard and the alert rules under `deploy/` name these, and a test holds them to it. */

/** A metric as OpenTelemetry knows it; for Prometheus points become underscores, and a counter ends in `_total`. */
type Metric = {
  readonly kind: "histogram" | "gauge" | "counter";
  readonly description: string;
  readonly unit?: "s" | "By";
};

/** The list. A label never holds an address, a name of an organisation or a text of a record. */
export const metrics = {
  "bongsu.build": { kind: "gauge", description: "1, by the version that runs." },
  "bongsu.http.request.duration_seconds": {
    kind: "histogram",
    unit: "s",
    description: "Requests by method, path of the contract and status.",
  },
  "bongsu.database.transaction.duration_seconds": {
    kind: "histogram",
    unit: "s",
    description: "Transactions by mode (read, write) and outcome (done, refused, unavailable, failed).",
  },
  "bongsu.condition": {
    kind: "gauge",
    description: "1 while something is wrong, by code and state (caution, failing).",
  },
  "bongsu.follower.behind": {
    kind: "gauge",
    description: "Events of the journal that a follower has yet to take in.",
  },
  "bongsu.follower.failures": { kind: "gauge", description: "Failures of a follower in a row." },
  "bongsu.channel.waiting": { kind: "gauge", description: "Messages of a channel that wait." },
  "bongsu.channel.oldest_seconds": {
    kind: "gauge",
    unit: "s",
    description: "Age of the oldest message that waits.",
  },
  "bongsu.channel.given_up": { kind: "gauge", description: "Messages that wait for a person's decision." },
  "bongsu.publication.age_seconds": { kind: "gauge", unit: "s", description: "Age of the newest index." },
  "bongsu.disk.free_bytes": {
    kind: "gauge",
    unit: "By",
    description: "Free space, by what lies there (data, publication).",
  },
  "bongsu.process.memory_bytes": { kind: "gauge", unit: "By", description: "Memory that the process holds." },
  "bongsu.process.cpu_seconds": { kind: "counter", unit: "s", description: "Processor time of the process." },
  "bongsu.event_loop.delay_seconds": {
    kind: "gauge",
    unit: "s",
    description: "How late the process comes to its work, 99th percentile of the last interval.",
  },
} as const satisfies Readonly<Record<string, Metric>>;

/** A metric by name. */
export type MetricName = keyof typeof metrics;

/** A metric as Prometheus shows it. */
export function prometheusName(name: MetricName): string {
  const base = name.replaceAll(".", "_");
  return metrics[name].kind === "counter" ? `${base}_total` : base;
}
