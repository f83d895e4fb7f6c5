/** Sign-in by a one-time link. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Domain, Id, Instant, Language, Role, Sector, Text } from "#contract/forms.ts";

/** Spends a one-time link and opens a session; sets the session cookie. */
export const sessionOpen = endpoint({
  name: "session-open",
  method: "POST",
  path: "/api/session/link",
  roles: ["public"],
  summary: "Spends a one-time link and opens a session; sets the session cookie.",
  input: Type.Object(
    { secret: Type.String({ minLength: 20, maxLength: 200 }) },
    { additionalProperties: false },
  ),
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
