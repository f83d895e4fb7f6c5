/** Whether a write can be made durable. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** 200 while a write can be made durable and what is decided can be published, else 503. `status` is `ok`, or `caution` where something should be looked at. */
export const health = endpoint({
  name: "health",
  method: "GET",
  path: "/healthz",
  roles: ["public"],
  summary: "200 while a write can be made durable and published, else 503; status is ok or caution.",
  input: Empty,
  output: Closed({ status: Type.String(), drill: Type.Boolean(), version: Type.String() }),
  work: { lane: "free" },
});
