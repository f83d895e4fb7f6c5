/** Records that could not be read. */
import Type from "typebox";
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Instant, Page, Paging } from "#contract/shared-schemas.ts";

/** Quarantined records, newest first, each with its findings. */
export const quarantineList = endpoint({
  name: "quarantine-list",
  method: "GET",
  path: "/api/quarantine",
  roles: sourceKeepers,
  summary: "Quarantined records, newest first, each with its findings.",
  input: Type.Object({ ...Paging }, { additionalProperties: false }),
  output: Page(
    Type.Object({
      id: Type.String(),
      path: Type.String(),
      position: Type.String(),
      sha256: Type.String(),
      at: Instant,
      findings: Type.Array(Type.Object({ at: Type.String(), code: Type.String(), message: Type.String() })),
    }),
  ),
});
