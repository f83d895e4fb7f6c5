/** The key of a participant. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Id } from "#contract/shared-schemas.ts";

/** Registers the public key that what the caller may read of a case is sealed with from then on, beside that of the case's office. Offices register theirs with their sealing keys. */
export const caseKeyRegister = endpoint({
  name: "case-key-register",
  method: "POST",
  path: "/api/cases/:case/key",
  roles: caseParticipants,
  summary:
    "Registers the public key (KEY.pub of `bongsu key new --purpose sealing`) that what the caller may read of a case is sealed with from then on, beside that of the case's office. Offices register theirs with their sealing keys.",
  input: Closed({ case: Id, publicKey: Type.String({ minLength: 20, maxLength: 8000 }) }),
  output: Empty,
  stepUp: "always",
});
