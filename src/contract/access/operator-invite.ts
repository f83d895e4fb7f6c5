/** Inviting an operator. */
import Type from "typebox";
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Invited, PostFields } from "#contract/access/operator-schemas.ts";
import { Closed, Id, LanguageTag, Name } from "#contract/shared-schemas.ts";

/** Registers an operator in a post and makes a link that lets it in once, within seven days. */
export const operatorInvite = endpoint({
  name: "operator-invite",
  method: "POST",
  path: "/api/operators",
  roles: administrators,
  summary: "Registers an operator in a post and makes a link that lets it in once, within seven days.",
  input: Closed({
    ...PostFields,
    id: Type.Optional(Id),
    name: Name,
    language: Type.Optional(LanguageTag),
    organization: Type.Optional(Id),
  }),
  output: Invited,
  stepUp: "always",
});
