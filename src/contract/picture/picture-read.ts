/** The national picture. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";
import { Picture } from "#contract/picture/picture-schemas.ts";

/** The picture of every issued directive, or of one. */
export const pictureRead = endpoint({
  name: "picture-read",
  method: "GET",
  path: "/api/picture",
  roles: staff,
  summary: "The picture of every issued directive, or of one.",
  input: Closed({ directive: Type.Optional(Id) }),
  output: Closed({ pictures: Type.Array(Picture) }),
});
