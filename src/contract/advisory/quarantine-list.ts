/** Records that could not be read. */
import Type from "typebox";
import { sourceKeepers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant, Page, Paging } from "#contract/shared-schemas.ts";

/** Quarantined records, newest first, each with its findings. */
export const quarantineList = endpoint({
  name: "quarantine-list",
  method: "GET",
  path: "/api/quarantine",
  roles: sourceKeepers,
  summary: "Quarantined records, newest first, each with its findings.",
  input: Closed({ ...Paging }),
  output: Page(
    Closed({
      id: Type.String(),
      path: Type.String(),
      position: Type.String(),
      sha256: Type.String(),
      at: Instant,
      findings: Type.Array(Closed({ at: Type.String(), code: Type.String(), message: Type.String() })),
    }),
  ),
  work: { cost: 20, apart: "always" },
});
