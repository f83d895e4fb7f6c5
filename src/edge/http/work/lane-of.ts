/** Which lane a call is served on, what it is taken to cost, and how long its work may last: from the contract and from who calls. */
import type { Endpoint } from "#contract/endpoint.ts";
import type { Actor } from "#core/actor.ts";

import { isOneOf, staff } from "#core/audience.ts";
import { usualBodyLimit } from "#edge/http/request-input.ts";
import type { Lane } from "#store/lanes.ts";

/** Lanes on which calls are served. */
export type CallLane = Exclude<Lane, "room">;

const usualCost = { GET: 5, POST: 10, PUT: 10, DELETE: 10 } as const;
const usualSeconds = 30;

/** The lane of a call; those of an endpoint that takes large bodies keep out of the way of all others. */
export function laneOf({ work, bodyLimit = 0 }: Endpoint, actor: Actor | undefined): CallLane {
  if (work?.lane === "entrance" || work?.lane === "reports") return work.lane;
  if (actor === undefined) return "public";
  if (bodyLimit > usualBodyLimit) return "bulk";
  return isOneOf(staff, actor.role) ? "officers" : "organizations";
}

/** Units of work that a call with a body of so many bytes is taken to cost before it has begun. */
export function costOf({ method, work }: Endpoint, bytes: number): number {
  return (work?.cost ?? usualCost[method]) + ((work?.perKilobyte ?? 0) * bytes) / 1024;
}

/** Milliseconds that the work of a call may last. */
export function patienceOf({ work }: Endpoint): number {
  return (work?.seconds ?? usualSeconds) * 1000;
}
