/** Noting what became of a message. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { contactEvents } from "#core/coordination/embargo/silence.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Notes what became of a message to a participant that went by another way than the room: sent, bounced, delivered, seen, answered, declined. */
export const caseContactNote = endpoint({
  name: "case-contact-note",
  method: "POST",
  path: "/api/cases/:case/contacts",
  roles: coordinators,
  summary:
    "Notes what became of a message to a participant that went by another way than the room: sent, bounced, delivered, seen, answered, declined.",
  input: Closed({ case: Id, participant: Id, kind: Type.Enum([...contactEvents]) }),
  output: Empty,
});
