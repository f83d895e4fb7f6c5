/** The queue of triage. */
import Type from "typebox";
import { intakeReaders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id, Name } from "#contract/shared-schemas.ts";
import { orNothing, QueueLine } from "#contract/triage/triage-schemas.ts";

/** The first hundred reports that wait for people, in the order in which they are shown, and what people's time went into in the last 30 days. Of the caller's own office. */
export const triageQueue = endpoint({
  name: "triage-queue",
  method: "GET",
  path: "/api/triage",
  roles: intakeReaders,
  summary:
    "The first hundred reports that wait for people, in their order, and the minutes spent for each valid and each rejected one in the last 30 days; of the caller's own office.",
  input: Empty,
  output: Closed({
    /** Who takes reports in; `own`: the caller's office does. `null` where this room takes none. An empty queue says something only where it is `own`. */
    intake: orNothing(Closed({ office: Id, name: Name, own: Type.Boolean() })),
    queue: Type.Array(QueueLine, { maxItems: 100 }),
    /** Who of the caller's office may be given a report to decide. */
    colleagues: Type.Array(Closed({ id: Id, name: Name }), { maxItems: 200 }),
    figures: Closed({
      waiting: Type.Integer(),
      valid: Type.Integer(),
      rejected: Type.Integer(),
      linked: Type.Integer(),
      minutesValid: orNothing(Type.Number()),
      minutesReject: orNothing(Type.Number()),
      minutesLinked: orNothing(Type.Number()),
    }),
  }),
  work: { cost: 20 },
});
