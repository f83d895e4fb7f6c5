/** This contract as OpenAPI 3.1. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Empty } from "#contract/shared-schemas.ts";

/** Every endpoint, described. */
export const openapi = endpoint({
  name: "openapi",
  method: "GET",
  path: "/openapi.json",
  roles: ["public"],
  summary: "Every endpoint, described.",
  input: Empty,
  output: Type.Unknown(),
  work: { same: true },
});
