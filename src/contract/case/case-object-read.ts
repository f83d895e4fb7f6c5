/** A text or file of a case as it is sealed. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** A text or file that the caller may read, as it is sealed: to be opened at home with the caller's own key (`bongsu open`). That it was taken is noted. */
export const caseObjectRead = endpoint({
  name: "case-object-read",
  method: "GET",
  path: "/api/cases/:case/objects/:object",
  roles: caseParticipants,
  summary:
    "A text or file that the caller may read, as it is sealed: to be opened at home with the caller's own key (`bongsu open`). That it was taken is noted.",
  input: Closed({ case: Id, object: Id }),
  output: Closed({
    /** Base64. */
    sealed: Type.String(),
    /** Whether it is wrapped for the key that the caller has registered. */
    forCaller: Type.Boolean(),
  }),
  work: { cost: 20 },
});
