/** Whether a write can be made durable. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** 200 once a write can be made durable, else 503. */
export const health = endpoint({
  name: "health",
  method: "GET",
  path: "/healthz",
  roles: ["public"],
  summary: "200 once a write can be made durable, else 503.",
  input: Empty,
  output: Closed({ status: Type.String(), drill: Type.Boolean(), version: Type.String() }),
  work: { lane: "free" },
});
