/** The form of a session as its own caller sees it. */
import Type from "typebox";
import { Closed, Domain, Id, Instant, LanguageTag, Role, Sector, Name } from "#contract/shared-schemas.ts";

/** Who is signed in, until when; `csrf` goes into the header `x-bongsu-csrf` of every change. */
export const Session = Closed({
  operator: Id,
  role: Role,
  name: Name,
  office: Type.Optional(Id),
  organization: Type.Optional(Id),
  domain: Type.Optional(Domain),
  sector: Type.Optional(Sector),
  language: LanguageTag,
  csrf: Type.String(),
  expires: Instant,
  drill: Type.Boolean(),
  passkeys: Type.Integer(),
  /** Notices of its own access that were not read. */
  notices: Type.Integer(),
  /** How the session began; a script has a token. */
  by: Type.Enum(["link", "passkey", "oidc", "token"]),
});
