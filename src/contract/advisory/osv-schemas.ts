/** The forms of the OSV API (osv.dev, `POST /v1/query`): names are that API's own, so that its clients can ask a room. */
import Type from "typebox";
import { Closed } from "#contract/shared-schemas.ts";

/** One question: a package (by purl, or by ecosystem and name) and a version, or a commit. */
export const OsvQuestion = Closed({
  commit: Type.Optional(Type.String({ maxLength: 100 })),
  version: Type.Optional(Type.String({ maxLength: 1000 })),
  package: Type.Optional(
    Closed({
      name: Type.Optional(Type.String({ maxLength: 1000 })),
      ecosystem: Type.Optional(Type.String({ maxLength: 200 })),
      purl: Type.Optional(Type.String({ maxLength: 4096 })),
    }),
  ),
  page_token: Type.Optional(Type.String({ maxLength: 1000 })),
});

/** A record in OSV's own form, as its source published it. */
export const OsvRecord = Type.Unsafe<Readonly<Record<string, unknown>>>({ type: "object" });
