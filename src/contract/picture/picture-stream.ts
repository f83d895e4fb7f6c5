/** The national picture, live. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ByKey, Closed, Id, Paging } from "#contract/shared-schemas.ts";
import { Picture } from "#contract/picture/picture-schemas.ts";

/** Server-sent events: one page of the picture, by directive, with the order in which they stand; then what changes of it, at most once a second. */
export const pictureStream = endpoint({
  name: "picture-stream",
  method: "GET",
  path: "/api/picture/stream",
  roles: staff,
  summary: "Server-sent events: a page of the picture, then what changes of it, at most once a second.",
  input: Closed({ directive: Type.Optional(Id), after: Paging.after }),
  output: Closed({
    total: Type.Integer({ minimum: 0 }),
    order: Type.Array(Id),
    pictures: ByKey(Id, Picture),
    next: Type.Optional(Type.String()),
  }),
  stream: true,
});
