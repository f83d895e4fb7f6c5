/** WebAuthn sign-in, second step. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Domain, Id, Instant, Language, Role, Sector, Text } from "#contract/forms.ts";

/** Verifies a passkey and opens a session; sets the session cookie. */
export const passkeyOpen = endpoint({
  name: "passkey-open",
  method: "POST",
  path: "/api/session/passkey",
  roles: ["public"],
  summary: "Verifies a passkey and opens a session; sets the session cookie.",
  input: Type.Object({ challenge: Id, response: Type.Unknown() }, { additionalProperties: false }),
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
