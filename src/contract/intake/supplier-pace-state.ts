/** What a supplier says of its pace. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** States how many reports the caller's organisation takes in seven days. */
export const supplierPaceState = endpoint({
  name: "supplier-pace-state",
  method: "PUT",
  path: "/api/supplier-pace",
  roles: ["organization"],
  summary: "States how many reports the caller's organisation takes in seven days; the others wait.",
  input: Closed({ weekly: Type.Integer({ minimum: 1, maximum: 10_000 }) }),
  output: Empty,
});
