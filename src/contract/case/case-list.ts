/** The board of cases. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { casePhases } from "#core/coordination/case-phase.ts";
import { caseHead, CaseTextContent, NextStep, Phase } from "#contract/case/case-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Paging } from "#contract/shared-schemas.ts";

const Count = Type.Integer({ minimum: 0 });

/** The cases that the caller takes part in, what ends first standing first: how each stands, as the caller may see it. `phase` shows those of one phase. */
export const caseList = endpoint({
  name: "case-list",
  method: "GET",
  path: "/api/cases",
  roles: caseParticipants,
  summary:
    "The cases that the caller takes part in, what ends first standing first: how each stands, as the caller may see it. `phase` shows those of one phase.",
  input: Closed({ phase: Type.Optional(Phase), ...Paging }),
  output: Closed({
    cases: Type.Array(
      Closed({
        ...caseHead,
        /** What an invitation says; `null` while the office's key is locked. */
        invitation: Type.Union([CaseTextContent, Type.Null()]),
        /** What is to be done first, of others by coordinators alone. */
        next: Type.Array(NextStep),
      }),
    ),
    /** How many cases stand in each phase. */
    phases: Closed(Object.fromEntries(casePhases.map((phase) => [phase, Count] as const))),
    /** How many reports wait so that the caller is handed no more in seven days than it takes. */
    paced: Count,
    next: Type.Optional(Type.String()),
  }),
  work: { cost: 10 },
});
