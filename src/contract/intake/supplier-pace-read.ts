/** A supplier's pace. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";

/** How many reports the caller's organisation takes in seven days, how many it was given, and how many wait; which wait is not said. */
export const supplierPaceRead = endpoint({
  name: "supplier-pace-read",
  method: "GET",
  path: "/api/supplier-pace",
  roles: ["organization"],
  summary:
    "How many reports the caller's organisation takes in seven days, how many it was given in the last seven, how many wait, and when the next can come.",
  input: Empty,
  output: Closed({
    weekly: Type.Integer(),
    handed: Type.Integer(),
    waiting: Type.Integer(),
    next: Type.Union([Instant, Type.Null()]),
  }),
});
