/** Another post for an operator. */
import { administrators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { PostFields } from "#contract/access/operator-schemas.ts";
import { Closed, Empty, Id, LanguageTag, Name } from "#contract/shared-schemas.ts";

/** Gives an operator another name, language or post; its sessions end and it is told. Not one's own. */
export const operatorChange = endpoint({
  name: "operator-change",
  method: "PUT",
  path: "/api/operators/:operator",
  roles: administrators,
  summary:
    "Gives an operator another name, language or post; its sessions end and it is told. Not one's own.",
  input: Closed({ ...PostFields, operator: Id, name: Name, language: LanguageTag }),
  output: Empty,
  stepUp: "always",
});
