/** Metrics and traces as those who take them in get them: Prometheus and a collector. The dashboard and the alert rules name no metric that is not there. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { load } from "js-yaml";
import { Refusal, Unavailable } from "#core/problem.ts";
import { type MetricName, metrics, prometheusName } from "#main/telemetry/metrics.ts";
import { openTelemetry } from "#main/telemetry/telemetry.ts";
import { type Store, system } from "#store/sql.ts";
import { freePort } from "#test/kit/process.ts";

const folder = import.meta.dirname;
const received: { path: string; body: string }[] = [];
let collector: Server;
let port: number;
let telemetry: NonNullable<Awaited<ReturnType<typeof openTelemetry>>>;

const store: Store = {
  read: async () => await Promise.reject(new Unavailable("away", 5)),
  write: async () => await Promise.reject(new Refusal("conflict", "no")),
  within: () => store,
  onAppend: () => () => undefined,
  onChange: () => () => undefined,
  close: async () => undefined,
};

/** Names of ours in a text, without what Prometheus adds to a histogram. */
function named(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\bbongsu_[a-z0-9_]+/g)].map(([name]) => name.replace(/_(?:bucket|sum|count)$/, "")),
  );
}

const known: ReadonlySet<string> = new Set(
  Object.keys(metrics).map((name) => prometheusName(name as MetricName)),
);

describe("metrics and traces as those who take them in get them", () => {
  before(async () => {
    collector = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => (body += String(part)));
      request.on("end", () => {
        received.push({ path: request.url ?? "", body });
        response.end("{}");
      });
    });
    await new Promise<void>((ready) => collector.listen(0, "127.0.0.1", ready));
    port = await freePort();
    const opened = await openTelemetry(
      {
        prometheus: { host: "127.0.0.1", port },
        collector: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      },
      {
        process: { kind: "serve", id: "one", version: "0" },
        conditions: () => [
          { code: "disk-full", state: "failing", about: "/data", since: "2026-05-13T00:00:00Z" },
        ],
        work: {
          seen: () => ({
            followers: [{ follower: "drill", behind: 3, waitingSince: null, failures: 1, retryAt: null }],
            channels: [
              {
                channel: "files",
                waiting: 2,
                waitingSince: new Date(Date.now() - 60_000).toISOString(),
                failures: 0,
                givenUp: 1,
                deliveredAt: null,
              },
            ],
            indexAt: new Date().toISOString(),
          }),
          stop: () => undefined,
        },
        folders: { data: folder, publication: folder },
      },
    );
    telemetry = opened ?? assert.fail("nothing was opened");
    const measured = telemetry.store(store);
    await telemetry.observe(
      {
        request: "r1",
        method: "GET",
        route: "/api/tasks/:directive",
        traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01`,
      },
      async () => {
        await measured.read(system, async () => undefined).catch(() => undefined);
        await measured.write(system, async () => undefined).catch(() => undefined);
        return 503;
      },
    );
  });

  after(async () => {
    await telemetry.stop();
    collector.closeAllConnections();
    collector.close();
  });

  describe("telemetry", () => {
    it("shows Prometheus every metric by the name of the list, and no other", async () => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      assert.deepEqual([...named(text)].sort(), [...known].sort());
      assert.match(
        text,
        /bongsu_http_request_duration_seconds_count\{method="GET",route="\/api\/tasks\/:directive",status="503"\} 1/,
      );
      assert.match(
        text,
        /bongsu_database_transaction_duration_seconds_count\{mode="read",outcome="unavailable"\} 1/,
      );
      assert.match(
        text,
        /bongsu_database_transaction_duration_seconds_count\{mode="write",outcome="refused"\} 1/,
      );
      assert.match(text, /bongsu_condition\{code="disk-full",state="failing"\} 1/);
      assert.match(text, /bongsu_channel_oldest_seconds\{channel="files"\} (?:59|6\d)/);
      assert.doesNotMatch(text, /\/data/, "no path of the machine");
    });

    it("sends a collector a span of the request within its caller's trace, and its transactions within it", async () => {
      await telemetry.stop();
      const traces = received
        .filter(({ path }) => path === "/v1/traces")
        .map(({ body }) => body)
        .join("");
      assert.match(traces, new RegExp("a".repeat(32)));
      for (const name of ["GET /api/tasks/:directive", "database read", "database write"])
        assert.ok(traces.includes(name), name);
      assert.ok(
        received.some(
          ({ path, body }) => path === "/v1/metrics" && body.includes("bongsu.http.request.duration_seconds"),
        ),
      );
    });

    it("opens nothing where nobody takes it in", async () => {
      const measured = {} as Parameters<typeof openTelemetry>[1];
      assert.equal(await openTelemetry({ prometheus: null, collector: null }, measured), null);
    });
  });

  describe("what is made of the metrics", () => {
    const at = (path: string): string =>
      readFileSync(new URL(`../../../deploy/observability/${path}`, import.meta.url), "utf8");

    it("the dashboard names metrics that are there, and is one that Grafana reads", () => {
      const text = at("grafana-dashboard.json");
      const dashboard = JSON.parse(text) as { panels: { title: string; targets: { expr: string }[] }[] };
      assert.deepEqual(
        [...named(text)].filter((name) => !known.has(name)),
        [],
      );
      assert.ok(
        dashboard.panels.every(
          ({ title, targets }) => title !== "" && targets.every(({ expr }) => expr !== ""),
        ),
      );
    });

    it("the alert rules name metrics that are there, and say what to do", () => {
      const text = at("alert-rules.yaml");
      const { groups } = load(text) as {
        groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[];
      };
      assert.deepEqual(
        [...named(text)].filter((name) => !known.has(name)),
        [],
      );
      for (const { alert, annotations } of groups.flatMap(({ rules }) => rules))
        assert.ok(annotations["summary"] && annotations["description"], alert);
    });
  });
});
