/** How the alerts of the room fared. */
import Type from "typebox";
import { roomKeepers } from "#core/audience.ts";
import { alertKinds } from "#core/duty/alert-kind.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";

/** The alerts of the room, the newest first: to how many persons each was sent, and how many of these it reached, read it, acknowledged it. */
export const alertList = endpoint({
  name: "alert-list",
  method: "GET",
  path: "/api/alerts",
  roles: roomKeepers,
  summary:
    "The alerts of the room, the newest first: to how many persons each was sent, and how many of these it reached, read it, acknowledged it.",
  input: Empty,
  output: Closed({
    alerts: Type.Array(
      Closed({
        alert: Type.String(),
        kind: Type.Enum([...alertKinds]),
        about: Type.String(),
        raisedAt: Instant,
        endedAt: Type.Union([Instant, Type.Null()]),
        interrupted: Type.Integer(),
        sent: Type.Integer(),
        delivered: Type.Integer(),
        read: Type.Integer(),
        acknowledged: Type.Integer(),
      }),
    ),
    /** Whether there are older ones beside. */
    more: Type.Boolean(),
  }),
});
