/** Who may speak for what. */
import Type from "typebox";
import { roomKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed } from "#contract/shared-schemas.ts";

const Names = Type.Array(Type.String());

/** The sources of this room: what each may speak for, who brings its records and from where. */
export const sourceList = endpoint({
  name: "source-list",
  method: "GET",
  path: "/api/sources",
  roles: roomKeepers,
  summary: "The sources of this room: what each may speak for, who brings its records and from where.",
  input: Closed({}),
  output: Closed({
    sources: Type.Array(
      Closed({
        id: Type.String(),
        ids: Names,
        publishers: Names,
        catalogues: Names,
        importers: Names,
        from: Names,
      }),
    ),
  }),
});
