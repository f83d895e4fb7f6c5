/** Traces: a span for each request, by the contract's path, and one for each transaction within it. */
import type { SpanContext, Tracer } from "@opentelemetry/api";
import type { RequestObserver } from "#edge/http/room.ts";

type ObservedRequest = Parameters<RequestObserver>[0];

/** What makes spans around work. */
export type Spans = {
  readonly request: (request: ObservedRequest, answer: () => Promise<number>) => Promise<number>;
  readonly transaction: <T>(mode: "read" | "write", work: () => Promise<T>) => Promise<T>;
};

/** Spans of a tracer. */
export async function spansOf(tracer: Tracer): Promise<Spans> {
  const { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = await import("@opentelemetry/api");
  const parentOf = (traceparent: string | undefined) => {
    const remote = remoteContext(traceparent);
    return remote === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
  };
  return {
    request: async ({ request, method, route, traceparent }, answer) => {
      const attributes = { "http.request.method": method, "http.route": route, "bongsu.request": request };
      const parent = parentOf(traceparent);
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
      try {
        const status = await context.with(trace.setSpan(parent, span), answer);
        span.setAttribute("http.response.status_code", status);
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        return status;
      } finally {
        span.end();
      }
    },
    transaction: async (mode, work) => {
      // The room's own work has no span around it: its thousand small transactions would drown the requests.
      if (trace.getSpan(context.active()) === undefined) return await work();
      const span = tracer.startSpan(`database ${mode}`, { attributes: { "db.system.name": "postgresql" } });
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
  };
}

/** The caller's span by W3C trace context; what is not of its form is as if it had not come. */
function remoteContext(traceparent: string | undefined): SpanContext | null {
  const [, traceId, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? "") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}
