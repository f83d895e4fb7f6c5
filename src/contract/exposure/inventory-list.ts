/** The software lists that an organisation gave to the room. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, DelegatedInventory, Empty } from "#contract/shared-schemas.ts";

/** The organisation's own delegated inventories; nobody else sees them. */
export const inventoryList = endpoint({
  name: "inventory-list",
  method: "GET",
  path: "/api/inventories",
  roles: ["organization"],
  summary: "The organisation's own delegated inventories; nobody else sees them.",
  input: Empty,
  output: Closed({ inventories: Type.Array(DelegatedInventory) }),
  work: { cost: 20, apart: "always" },
});
