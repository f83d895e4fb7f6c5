/** The marks of a case's texts. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** The key of the marks of each text that several participants were handed, from which `bongsu case trace` names the copy that a fragment comes from. That it was read is noted in the case as an opening of its texts. */
export const caseMarks = endpoint({
  name: "case-marks",
  method: "GET",
  path: "/api/cases/:case/marks",
  roles: coordinators,
  summary:
    "The key of the marks of each text that several participants were handed, from which `bongsu case trace` names the copy that a fragment comes from. That it was read is noted in the case as an opening of its texts.",
  input: Closed({ case: Id }),
  output: Closed({
    marks: Type.Array(
      Closed({
        object: Type.String(),
        text: Type.String(),
        /** 32 bytes in hexadecimal, which draw the copies. */
        secret: Type.String(),
        /** Participants who have a copy. */
        recipients: Type.Array(Type.String()),
      }),
    ),
    /** What participants are called. */
    names: Type.Array(Closed({ participant: Type.String(), name: Type.String() })),
    /** Texts for several that are too short, or say too little in two ways, to name a copy of. */
    few: Type.Integer({ minimum: 0 }),
    /** Texts with marks that no unlocked key opens. */
    locked: Type.Integer({ minimum: 0 }),
  }),
  work: { apart: "always", cost: 10 },
});
