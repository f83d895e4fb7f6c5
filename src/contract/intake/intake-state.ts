/** What waits at the entrance of reports. */
import Type from "typebox";
import { intakeReaders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { LaneName } from "#contract/intake/report-schemas.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";

/** Lanes with what waits in each, and the measured record of each pipeline: of the caller's own office. */
export const intakeState = endpoint({
  name: "intake-state",
  method: "GET",
  path: "/api/intake",
  roles: intakeReaders,
  summary:
    "What waits in each lane of reports, and the measured record of each pipeline with its interval; of the caller's own office.",
  input: Empty,
  output: Closed({
    office: Type.Union([Type.String(), Type.Null()]),
    lanes: Type.Array(
      Closed({
        lane: LaneName,
        waiting: Type.Integer(),
        since: Type.Union([Instant, Type.Null()]),
        received: Type.Integer(),
        checked: Type.Integer(),
        medianWait: Type.Union([Type.Number(), Type.Null()]),
      }),
    ),
    pipelines: Type.Array(
      Closed({
        reporter: Type.String(),
        waiting: Type.Integer(),
        quota: Type.Integer(),
        record: Closed({
          share: Type.Number(),
          low: Type.Number(),
          high: Type.Number(),
          weight: Type.Number(),
        }),
      }),
    ),
  }),
});
