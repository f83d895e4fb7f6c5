/** The forms of operators as those see them who look after them. */
import Type from "typebox";
import { people } from "#core/audience.ts";
import { Closed, Domain, Id, Instant, LanguageTag, Name, Sector } from "#contract/shared-schemas.ts";

const OrNone = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What a post is made of; which of them a role needs the topology says. */
export const PostFields = {
  role: Type.Enum([...people]),
  office: Type.Optional(Id),
  domain: Type.Optional(Domain),
  sector: Type.Optional(Sector),
};

/** An operator, who it is and how it signs in. */
export const OperatorFields = {
  operator: Id,
  role: Type.Enum([...people]),
  name: Name,
  language: LanguageTag,
  office: OrNone(Id),
  organization: OrNone(Id),
  domain: OrNone(Domain),
  sector: OrNone(Sector),
  passkeys: Type.Integer(),
  sessions: Type.Integer(),
  tokens: Type.Integer(),
  signedInAt: OrNone(Instant),
  disabledAt: OrNone(Instant),
  invitedUntil: OrNone(Instant),
};

/** A link that lets an operator in once; it is shown here and nowhere else. */
export const Invited = Closed({ operator: Id, link: Type.String(), expires: Instant });
