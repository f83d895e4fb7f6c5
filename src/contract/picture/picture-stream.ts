/** The national picture, live. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Id } from "#contract/shared-schemas.ts";
import { Picture } from "#contract/picture/picture-schemas.ts";

/** Server-sent events: the picture of a directive whenever it changes, at most one a second. */
export const pictureStream = endpoint({
  name: "picture-stream",
  method: "GET",
  path: "/api/picture/stream",
  roles: staff,
  summary: "Server-sent events: the picture of a directive whenever it changes, at most one a second.",
  input: Type.Object({ directive: Type.Optional(Id) }, { additionalProperties: false }),
  output: Type.Object({ pictures: Type.Array(Picture) }),
  stream: true,
});
