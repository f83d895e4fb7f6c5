/** Sign-in by a one-time link. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";
import { Session } from "#contract/registry/session-schema.ts";

/** Spends a one-time link and opens a session; sets the session cookie. */
export const sessionOpen = endpoint({
  name: "session-open",
  method: "POST",
  path: "/api/session/link",
  roles: ["public"],
  summary: "Spends a one-time link and opens a session; sets the session cookie.",
  input: Closed({ secret: Type.String({ minLength: 20, maxLength: 200 }) }),
  output: Session,
  work: { lane: "entrance", cost: 2 },
});
