/** Writing in a case. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Writes a message to participants that the caller is shown; without any, to the coordinators alone. It is sealed, and shown to nobody else. */
export const caseMessageSend = endpoint({
  name: "case-message-send",
  method: "POST",
  path: "/api/cases/:case/messages",
  roles: caseParticipants,
  summary:
    "Writes a message to participants that the caller is shown; without any, to the coordinators alone. It is sealed, and shown to nobody else.",
  input: Closed({
    case: Id,
    text: Type.String({ minLength: 1, maxLength: 20_000 }),
    to: Type.Array(Id, { maxItems: 1_000 }),
  }),
  output: Empty,
});
