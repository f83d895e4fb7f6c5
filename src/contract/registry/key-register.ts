/** An agent key. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/** Registers the public key of an agent of the organisation (Ed25519, SPKI, base64). */
export const keyRegister = endpoint({
  name: "key-register",
  method: "POST",
  path: "/api/organizations/:organization/keys",
  roles: ["organization"],
  summary: "Registers the public key of an agent of the organisation (Ed25519, SPKI, base64).",
  input: Closed({
    organization: Id,
    publicKey: Type.String({ minLength: 20, maxLength: 400 }),
    label: Type.String({ minLength: 1, maxLength: 100 }),
  }),
  output: Closed({ keyid: Type.String() }),
  owned: "organization",
  stepUp: "always",
});
