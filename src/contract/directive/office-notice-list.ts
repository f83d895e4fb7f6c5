/** What offices make known. */
import Type from "typebox";
import { noticeForms, type NoticeKind } from "#core/roster/office-notice.ts";
import { people } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Day, Digest, Id, Instant, Name, Text } from "#contract/shared-schemas.ts";

/** Notices and guidelines of single offices, newest first: they order nothing, and no clock runs for them. */
export const officeNoticeList = endpoint({
  name: "office-notice-list",
  method: "GET",
  path: "/api/office-notices",
  roles: people,
  summary: "Notices and guidelines of single offices, newest first: they order nothing.",
  input: Closed({}),
  output: Closed({
    notices: Type.Array(
      Closed({
        kind: Type.Unsafe<NoticeKind>({ type: "string", enum: Object.keys(noticeForms) }),
        /** Of the bytes that the office signed. */
        sha256: Digest,
        office: Id,
        name: Name,
        issuedAt: Instant,
        title: Text,
        text: Text,
        directive: Type.Union([Id, Type.Null()]),
        replaces: Type.Union([Digest, Type.Null()]),
        vulnerabilities: Type.Array(Id),
        reviewBy: Type.Union([Day, Type.Null()]),
      }),
    ),
  }),
});
