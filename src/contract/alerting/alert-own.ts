/** What the caller was interrupted for. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { alertKinds } from "#core/duty/alert-kind.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";

/** What the caller was interrupted for on duty, the newest first. */
export const alertOwn = endpoint({
  name: "alert-own",
  method: "GET",
  path: "/api/alerts/own",
  roles: staff,
  summary: "What the caller was interrupted for on duty, the newest first.",
  input: Empty,
  output: Closed({
    alerts: Type.Array(
      Closed({
        interrupt: Type.String(),
        kind: Type.Enum([...alertKinds]),
        about: Type.String(),
        raisedAt: Instant,
        endedAt: Type.Union([Instant, Type.Null()]),
        read: Type.Boolean(),
        acknowledged: Type.Boolean(),
      }),
    ),
    /** Whether there are older ones beside. */
    more: Type.Boolean(),
  }),
});
