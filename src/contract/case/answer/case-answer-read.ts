/** Reading a supplier's document. */
import Type from "typebox";
import { caseGuests } from "#core/audience.ts";
import { Answer } from "#contract/case/answer/case-answer-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

const longestDocument = 2 * 1024 * 1024;

/** What a CSAF, OpenVEX or CycloneDX document would answer. Nothing of it is stored or sent: whoever uploads it sees this first, and then answers. */
export const caseAnswerRead = endpoint({
  name: "case-answer-read",
  method: "POST",
  path: "/api/cases/:case/answers/read",
  roles: caseGuests,
  summary:
    "What a CSAF, OpenVEX or CycloneDX document would answer. Nothing of it is stored or sent: whoever uploads it sees this first, and then answers.",
  input: Closed({ case: Id, document: Type.String({ minLength: 2, maxLength: longestDocument }) }),
  output: Closed({
    answers: Type.Array(Answer),
    /** Products that it calls not affected without one of the standard reasons: no answer is made of it. */
    unreasoned: Type.Array(Type.String()),
  }),
  bodyLimit: 2 * longestDocument,
  work: { apart: "always", cost: 20, perKilobyte: 1, seconds: 20 },
});
