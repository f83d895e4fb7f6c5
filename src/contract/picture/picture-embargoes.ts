/** What embargoes bought, in the picture. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty } from "#contract/shared-schemas.ts";

const Whole = Type.Integer({ minimum: 0 });

/** Embargo days after a second finder was confirmed, over cases that the room has published, by fives; `null` while there are fewer than five. Nothing of a case that is not published is in it. */
export const pictureEmbargoes = endpoint({
  name: "picture-embargoes",
  method: "GET",
  path: "/api/picture/embargoes",
  roles: staff,
  summary:
    "Embargo days that bought nothing: after a second finder was confirmed, over cases that the room has published, by fives; null while there are fewer than five.",
  input: Empty,
  output: Closed({
    idle: Type.Union([Closed({ embargoes: Whole, days: Whole, middle: Whole }), Type.Null()]),
  }),
  kept: true,
});
