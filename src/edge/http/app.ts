/** The room's server as one function from Request to Response: the contract, the published files, the pages, and one place where errors become answers. */
import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { matchedRoutes } from "hono/route";
import { getPath } from "hono/utils/url";
import { MethodUnknown, routeContract } from "#edge/http/dispatch.ts";
import { readableElsewhere, securityHeaders } from "#edge/http/headers.ts";
import { routeOidc } from "#edge/http/sign-in/oidc-callback.ts";
import { routePages } from "#edge/http/pages.ts";
import {
  isOsvPath,
  logProblem,
  notFound,
  osvProblemResponse,
  type Problem,
  problemOf,
  problemResponse,
} from "#edge/http/problem.ts";
import { routeAgentFiles } from "#edge/http/agent-files.ts";
import { routeDocs } from "#edge/http/docs.ts";
import { routePublication } from "#edge/http/publication.ts";
import { basePathOf, type Room } from "#edge/http/room.ts";
import { contractRoute, observedRoute, observedStatus } from "#edge/watch/observed-route.ts";
import type { CallThreads } from "#edge/http/work/call-threads.ts";
import { routeWellKnown } from "#edge/http/well-known.ts";
import { contract } from "#contract/index.ts";

/** The server of a room. It listens to nothing; `server.ts` does. Without threads calls that may be large are done with the others. */
export function createApp(room: Room, threads?: CallThreads): Hono {
  const app = honoOf(room);
  const ids = new WeakMap<Request, string>();
  app.use(async (c, next) => {
    const request = randomBytes(6).toString("hex");
    ids.set(c.req.raw, request);
    const answer = async (): Promise<number> => {
      await next();
      c.res.headers.set("x-request-id", request);
      return c.res.status;
    };
    const traceparent = c.req.header("traceparent");
    const place = observedRoute(c.req.method, patternsOf(c));
    const observed = async (): Promise<number> => observedStatus(place, await answer());
    if (room.observe === undefined) await answer();
    else await room.observe({ request, ...place, traceparent }, observed);
  });
  app.use(securityHeaders(room), readableElsewhere(room));
  routeContract(app, room, threads);
  routeOidc(app, room);
  routePublication(app, room);
  routeAgentFiles(app, room);
  routeDocs(app, room);
  routeWellKnown(app, room);
  routePages(app, room);
  const answer = (
    problem: Problem,
    { path, raw }: { readonly path: string; readonly raw: Request },
  ): Response => {
    const request = ids.get(raw) ?? "";
    return isOsvPath(path) ? osvProblemResponse(problem, request) : problemResponse(problem, request);
  };
  app.notFound((c) => answer(problemOf(notFound()), c.req));
  app.onError((error, c) => {
    const request = ids.get(c.req.raw) ?? "";
    const problem = explain(error, c.req.path);
    logProblem(
      room,
      { request, method: c.req.method, route: contractRoute(patternsOf(c)) },
      { problem, error },
    );
    return answer(problem, c.req);
  });
  return app;
}

/** Routes go by the path within the room. */
function honoOf(room: Room): Hono {
  const base = basePathOf(room);
  if (base === "") return new Hono();
  return new Hono({
    getPath: (request) => {
      const path = getPath(request);
      return `${path}/`.startsWith(`${base}/`) ? path.slice(base.length) || "/" : path;
    },
  });
}

function explain(error: unknown, path: string): Problem {
  if (error instanceof MethodUnknown) {
    const detail = `This path answers to ${error.allowed}.`;
    const headers = { allow: error.allowed };
    return { status: 405, code: "method-unknown", title: "Method not allowed", detail, headers };
  }
  return problemOf(error, path === contract.health.path);
}

const patternsOf = (c: Context): readonly string[] => matchedRoutes(c).map(({ path }) => path);
