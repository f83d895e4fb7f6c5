/** Handing a case to another room as a sealed copy. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Makes a copy of what a participant may read, sealed for its key, with marks of its own; only after it has accepted the embargo. That it was handed over is noted in the case. */
export const caseCopyMake = endpoint({
  name: "case-copy-make",
  method: "POST",
  path: "/api/cases/:case/sealed-copies",
  roles: coordinators,
  summary:
    "Makes a copy of what a participant may read, sealed for its key, with marks of its own; only after it has accepted the embargo. That it was handed over is noted in the case.",
  input: Closed({ case: Id, participant: Id }),
  output: Closed({
    /** The file, in base64. */
    sealed: Type.String(),
    texts: Type.Integer({ minimum: 0 }),
    /** How many files of the case are not in it. */
    filesLeft: Type.Integer({ minimum: 0 }),
  }),
  stepUp: "always",
});
