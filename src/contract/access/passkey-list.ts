/** The caller's own passkeys. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Instant, PasskeyId, PasskeyLabel } from "#contract/shared-schemas.ts";

/** Passkeys of the caller, oldest first: what the owner calls each, in which browser it was registered, when, and when it was last used. */
export const passkeyList = endpoint({
  name: "passkey-list",
  method: "GET",
  path: "/api/passkeys",
  roles: signedIn,
  summary: "The caller's passkeys with name, place and time.",
  input: Empty,
  output: Closed({
    passkeys: Type.Array(
      Closed({
        passkey: PasskeyId,
        label: PasskeyLabel,
        place: Type.String(),
        registeredAt: Instant,
        usedAt: Type.Union([Instant, Type.Null()]),
      }),
    ),
  }),
});
