/** Who is signed in. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Domain, Empty, Id, Instant, Language, Role, Sector, Text } from "#contract/forms.ts";

/** The session of the caller: role, office or organisation, language and CSRF token. */
export const sessionRead = endpoint({
  name: "session-read",
  method: "GET",
  path: "/api/session",
  roles: ["chair", "lead", "sector", "analyst", "organization"],
  summary: "The session of the caller: role, office or organisation, language and CSRF token.",
  input: Empty,
  output: Type.Object({
    operator: Id,
    role: Role,
    name: Text,
    office: Type.Optional(Id),
    organization: Type.Optional(Id),
    domain: Type.Optional(Domain),
    sector: Type.Optional(Sector),
    language: Language,
    csrf: Type.String(),
    expires: Instant,
    drill: Type.Boolean(),
    passkeys: Type.Integer(),
  }),
});
