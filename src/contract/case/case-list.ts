/** The board of cases. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { caseHead, CaseTextContent } from "#contract/case/case-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** The cases that the caller takes part in, the last opened first: how each stands, as the caller may see it. */
export const caseList = endpoint({
  name: "case-list",
  method: "GET",
  path: "/api/cases",
  roles: caseParticipants,
  summary:
    "The cases that the caller takes part in, the last opened first: how each stands, as the caller may see it.",
  input: Empty,
  output: Closed({
    cases: Type.Array(
      Closed({
        ...caseHead,
        /** What an invitation says; `null` while the office's key is locked. */
        invitation: Type.Union([CaseTextContent, Type.Null()]),
      }),
    ),
  }),
  work: { cost: 10 },
});
