/** The national picture. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Paging } from "#contract/shared-schemas.ts";
import { Picture } from "#contract/picture/picture-schemas.ts";

/** Pictures of issued directives, newest first, by page; or of one. `total` is of how many there are. */
export const pictureRead = endpoint({
  name: "picture-read",
  method: "GET",
  path: "/api/picture",
  roles: staff,
  summary:
    "Pictures of issued directives, newest first, by page; or of one. `total` is of how many there are.",
  input: Closed({ directive: Type.Optional(Id), ...Paging }),
  output: Closed({
    total: Type.Integer({ minimum: 0 }),
    pictures: Type.Array(Picture),
    next: Type.Optional(Type.String()),
  }),
  kept: true,
});
