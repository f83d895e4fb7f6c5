/** What happened to the caller's own access. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";
import { noticeKinds } from "#core/notice.ts";

/** Notices of the last 90 days, the newest first; one that was read stays listed. */
export const noticeList = endpoint({
  name: "notice-list",
  method: "GET",
  path: "/api/notices",
  roles: signedIn,
  summary: "What happened to the caller's own passkeys, sessions, tokens and post in the last 90 days.",
  input: Empty,
  output: Closed({
    notices: Type.Array(
      Closed({
        notice: Type.Integer(),
        kind: Type.Enum([...noticeKinds]),
        about: Type.String(),
        at: Instant,
        read: Type.Boolean(),
      }),
    ),
    /** Whether there are older ones beside. */
    more: Type.Boolean(),
  }),
});
