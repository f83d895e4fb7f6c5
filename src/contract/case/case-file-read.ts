/** A file of a case. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** The bytes of a file, opened for the caller while a key for it is unlocked; that it was opened is noted. */
export const caseFileRead = endpoint({
  name: "case-file-read",
  method: "GET",
  path: "/api/cases/:case/files/:object",
  roles: caseParticipants,
  summary:
    "The bytes of a file, opened for the caller while a key for it is unlocked; that it was opened is noted.",
  input: Closed({ case: Id, object: Id }),
  output: Closed({
    /** Base64; `null` while no key for it is unlocked. */
    content: Type.Union([Type.String(), Type.Null()]),
  }),
  work: { cost: 50 },
});
