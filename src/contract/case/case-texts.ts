/** Older texts of a case. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { CaseText } from "#contract/case/case-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** A page of messages and answers that are older than one that the caller was shown, oldest first. */
export const caseTexts = endpoint({
  name: "case-texts",
  method: "GET",
  path: "/api/cases/:case/texts",
  roles: caseParticipants,
  summary: "A page of messages and answers of a case that are older than one that the caller was shown.",
  input: Closed({ case: Id, before: Id }),
  output: Closed({ texts: Type.Array(CaseText), older: Type.Boolean() }),
  work: { apart: "always", cost: 10 },
});
