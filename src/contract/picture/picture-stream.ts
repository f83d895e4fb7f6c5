/** The national picture, live. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";
import { Picture } from "#contract/picture/picture-schemas.ts";

/** Server-sent events: the picture of a directive whenever it changes, at most one a second. */
export const pictureStream = endpoint({
  name: "picture-stream",
  method: "GET",
  path: "/api/picture/stream",
  roles: staff,
  summary: "Server-sent events: the picture of a directive whenever it changes, at most one a second.",
  input: Closed({ directive: Type.Optional(Id) }),
  output: Closed({ pictures: Type.Array(Picture) }),
  stream: true,
});
