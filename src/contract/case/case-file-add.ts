/** Adding a file to a case. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Sends a file to participants that the caller is shown, with a message that names it; without any, to the coordinators alone. Both are sealed for them. */
export const caseFileAdd = endpoint({
  name: "case-file-add",
  method: "POST",
  path: "/api/cases/:case/files",
  roles: caseParticipants,
  summary:
    "Sends a file to participants that the caller is shown, with a message that names it; without any, to the coordinators alone. Both are sealed for them.",
  input: Closed({
    case: Id,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    /** Base64. */
    content: Type.String({ minLength: 1, maxLength: 5_600_000 }),
    text: Type.Optional(Type.String({ maxLength: 20_000 })),
    to: Type.Array(Id, { maxItems: 1_000 }),
  }),
  output: Closed({ object: Type.String() }),
  bodyLimit: 6 * 1024 * 1024,
  work: { perKilobyte: 0.2, apart: "always" },
});
