/** Taking in what an invited room sends back. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { answerFileKinds, longestSealedAnswer } from "#core/coordination/exchange/answer-file.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

const longestSealed = (longestSealedAnswer / 3) * 4;

/** Takes in what an invited room sends back in a file that is sealed for the case's office: an acceptance, a refusal, a message, a supplier's answers, a file. Each file is taken once. */
export const caseAnswerTake = endpoint({
  name: "case-answer-take",
  method: "POST",
  path: "/api/cases/:case/sealed-answers",
  roles: coordinators,
  summary:
    "Takes in what an invited room sends back in a file that is sealed for the case's office: an acceptance, a refusal, a message, a supplier's answers, a file. Each file is taken once.",
  input: Closed({
    case: Id,
    /** The file, in base64. */
    sealed: Type.String({ minLength: 20, maxLength: longestSealed }),
  }),
  output: Closed({ participant: Id, kind: Type.Enum([...answerFileKinds]) }),
  bodyLimit: longestSealed + 1_000,
  work: { perKilobyte: 0.2, apart: "always" },
});
