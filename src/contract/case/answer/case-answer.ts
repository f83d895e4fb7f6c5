/** Answering as a supplier. */
import Type from "typebox";
import { caseGuests } from "#core/audience.ts";
import { mostAnswers } from "#core/coordination/answer/supplier-answer.ts";
import { embargoStates } from "#core/coordination/machine/embargo-machine.ts";
import { reportStates } from "#core/coordination/machine/report-machine.ts";
import { Answer } from "#contract/case/answer/case-answer-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Answers as a supplier: received, information needed, affected versions, not affected and why, a fix and its day, none, more time. All are given or none; coordinators alone read them. */
export const caseAnswer = endpoint({
  name: "case-answer",
  method: "POST",
  path: "/api/cases/:case/answers",
  roles: caseGuests,
  summary:
    "Answers as a supplier: received, information needed, affected versions, not affected and why, a fix and its day, none, more time. All are given or none; coordinators alone read them.",
  input: Closed({ case: Id, answers: Type.Array(Answer, { minItems: 1, maxItems: mostAnswers }) }),
  output: Closed({ report: Type.Enum([...reportStates]), embargo: Type.Enum([...embargoStates]) }),
  work: { cost: 10, perKilobyte: 10 },
});
