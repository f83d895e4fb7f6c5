/** OpenTelemetry's packages, loaded only where somebody takes in metrics or traces: what measures, and where it goes. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { context, type Meter, type Tracer } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

/** Where metrics and traces go. */
export type TelemetryTargets = {
  /** A port on which Prometheus reads `/metrics`; `null` for none. */
  readonly prometheus: { readonly host: string; readonly port: number } | null;
  /** An OpenTelemetry collector (OTLP over HTTP); `null` for none. */
  readonly collector: string | null;
};

/** What is measured with. `tracer` is `null` where nobody takes in traces. */
export type Sdk = {
  readonly meter: Meter;
  readonly tracer: Tracer | null;
  readonly stop: () => Promise<void>;
};

const scope = "bongsu";
const exportEvery = 15_000;

/** Opens both; refuses where the port is taken. */
export async function openSdk(
  { prometheus, collector }: TelemetryTargets,
  process: { readonly kind: string; readonly id: string; readonly version: string },
): Promise<Sdk> {
  const resource = resourceFromAttributes({
    "service.name": `bongsu-${process.kind}`,
    "service.version": process.version,
    "service.instance.id": process.id,
  });
  const readers = [
    ...(prometheus === null ? [] : [await servePrometheus(prometheus)]),
    ...(collector === null ? [] : [metricsTo(collector)]),
  ];
  const meters = new MeterProvider({ resource, readers });
  const traces =
    collector === null
      ? null
      : new TracerProvider({
          resource,
          spanProcessors: [
            new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${collector}/v1/traces` }) }),
          ],
        });
  if (traces !== null) context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return {
    meter: meters.getMeter(scope),
    tracer: traces?.getTracer(scope) ?? null,
    stop: async () => void (await Promise.allSettled([meters.shutdown(), traces?.shutdown()])),
  };
}

function metricsTo(collector: string): PeriodicExportingMetricReader {
  const exporter = new OTLPMetricExporter({ url: `${collector}/v1/metrics` });
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: exportEvery });
}

async function servePrometheus(at: { readonly host: string; readonly port: number }) {
  const exporter = new PrometheusExporter({
    ...at,
    preventServerStart: true,
    withoutScopeInfo: true,
    withoutTargetInfo: true,
  });
  await exporter.startServer().catch((error: NodeJS.ErrnoException) => {
    const why = error.code ?? error.message;
    throw new MessageRefusal("set-up-failed", (t) =>
      t("serveCommand.metricsPort", { address: `${at.host}:${at.port}`, why }),
    );
  });
  return exporter;
}
