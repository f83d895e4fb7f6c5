/** Saying that the notices were read. */
import Type from "typebox";
import { signedIn } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

/** Marks the caller's notices up to one as read. They stay listed. */
export const noticeRead = endpoint({
  name: "notice-read",
  method: "POST",
  path: "/api/notices/read",
  roles: signedIn,
  summary: "Marks the caller's notices up to one as read; they stay listed.",
  input: Closed({ until: Type.Integer({ minimum: 0 }) }),
  output: Empty,
});
