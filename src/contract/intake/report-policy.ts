/** The terms of reporting. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Name, Text } from "#contract/shared-schemas.ts";

/** Who takes reports in, and on which terms; `null` where this room takes none. */
export const reportPolicy = endpoint({
  name: "report-policy",
  method: "GET",
  path: "/api/reports/policy",
  roles: ["public"],
  open: true,
  summary:
    "Who takes reports in and on which terms: policy, safe harbour and scope, by version; null where this room takes none.",
  input: Empty,
  output: Closed({
    drill: Type.Boolean(),
    intake: Type.Union([
      Closed({ office: Name, version: Type.String(), policy: Text, safeHarbour: Text, scope: Text }),
      Type.Null(),
    ]),
  }),
  work: { cost: 2 },
});
