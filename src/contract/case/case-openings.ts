/** Who opened what of a case. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** Who opened which text or file of a case, and when, newest first. A coordinator of the case sees all of it; anybody else when what it wrote was first opened, by participants that it is shown. */
export const caseOpenings = endpoint({
  name: "case-openings",
  method: "GET",
  path: "/api/cases/:case/openings",
  roles: caseParticipants,
  summary:
    "Who opened which text or file of a case, and when, newest first. A coordinator of the case sees all of it; anybody else when what it wrote was first opened, by participants that it is shown.",
  input: Closed({ case: Id }),
  output: Closed({
    openings: Type.Array(
      Closed({
        /** The text or file. */
        object: Type.String(),
        kind: Type.String(),
        participant: Type.String(),
        /** The operator who opened it; `null` for who does not coordinate the case. */
        actor: Type.Union([Type.String(), Type.Null()]),
        /** Opened in the room, or taken away as it is sealed. */
        how: Type.Enum(["opened", "taken"]),
        firstAt: Instant,
        lastAt: Instant,
        times: Type.Integer({ minimum: 1 }),
      }),
    ),
  }),
  work: { cost: 10 },
});
