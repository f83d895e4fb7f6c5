/** The national picture. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Id } from "#contract/shared-schemas.ts";
import { Picture } from "#contract/picture/picture-schemas.ts";

/** The picture of every issued directive, or of one. */
export const pictureRead = endpoint({
  name: "picture-read",
  method: "GET",
  path: "/api/picture",
  roles: staff,
  summary: "The picture of every issued directive, or of one.",
  input: Type.Object({ directive: Type.Optional(Id) }, { additionalProperties: false }),
  output: Type.Object({ pictures: Type.Array(Picture) }),
});
