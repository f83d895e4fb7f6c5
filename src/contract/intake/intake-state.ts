/** What waits at the entrance of reports. */
import Type from "typebox";
import { intakeReaders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { LaneName } from "#contract/intake/report-schemas.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";

/**
 * Lanes with what waits in each, the measured record of each pipeline, and the second look: of the reports that the gates put last, drawn and decided, how many proved
 * true. Of the caller's own office.
 */
export const intakeState = endpoint({
  name: "intake-state",
  method: "GET",
  path: "/api/intake",
  roles: intakeReaders,
  summary:
    "What waits in each lane of reports, the measured record of each pipeline, and the rate at which gates put true reports last, with their intervals; of the caller's own office.",
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
    secondLook: Closed({
      count: Type.Integer(),
      of: Type.Integer(),
      waiting: Type.Integer(),
      share: Type.Union([Type.Number(), Type.Null()]),
      low: Type.Number(),
      high: Type.Number(),
    }),
  }),
});
