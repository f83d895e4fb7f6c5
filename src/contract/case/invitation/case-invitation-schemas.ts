/** Invitations to cases as endpoints give and take them. */
import Type from "typebox";
import { CaseRoles, orNull, SeverityClass, Terms, Zone } from "#contract/case/case-schemas.ts";
import { Closed, Instant, LanguageTag, Name } from "#contract/shared-schemas.ts";
import { embargoStates } from "#core/coordination/machine/embargo-machine.ts";

/** The secret of an invitation. It stands in the fragment of a link and in the body of requests: never in an address that is logged. */
export const InvitationSecret = Type.String({ minLength: 20, maxLength: 200 });

/** The end of the embargo that was shown and is accepted; `null` where none was asked for. */
export const AcceptedEnd = orNull(Instant);

/** What an invitation says: product, severity class and dates; nothing of the flaw, and of nobody else who takes part. */
export const InvitationContent = Closed({
  purpose: Type.Enum(["coordination", "drill"]),
  /** The office that coordinates. */
  office: Name,
  /** `null` while that office's key is locked. */
  product: orNull(Type.String()),
  severity: orNull(SeverityClass),
  roles: CaseRoles,
  embargo: Type.Enum([...embargoStates]),
  terms: orNull(Terms),
  proposal: orNull(Terms),
  published: Type.Boolean(),
  zone: Zone,
  language: LanguageTag,
  /** Until when the link serves. */
  expires: Instant,
});
