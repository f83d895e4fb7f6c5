/** What affects an organisation, found in the inventories that it delegated. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant, Page, Paging, Text } from "#contract/shared-schemas.ts";

/** The organisation's own exposures: an advisory and a version that it holds, affected or unknown. */
export const exposureList = endpoint({
  name: "exposure-list",
  method: "GET",
  path: "/api/exposures",
  roles: ["organization"],
  summary: "The organisation's own exposures: an advisory and a version that it holds, affected or unknown.",
  input: Closed(Paging),
  output: Page(
    Closed({
      advisory: Type.String(),
      title: Text,
      product: Type.String(),
      version: Type.String(),
      verdict: Type.Unsafe<"affected" | "unknown">({ type: "string", enum: ["affected", "unknown"] }),
      since: Instant,
    }),
  ),
  work: { cost: 20, apart: "always" },
});
