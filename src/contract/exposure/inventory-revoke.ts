/** Taking a software list back from the room. */
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Uuid } from "#contract/shared-schemas.ts";

/** Revokes a delegated inventory: what it holds, and what was found by it, is deleted. */
export const inventoryRevoke = endpoint({
  name: "inventory-revoke",
  method: "DELETE",
  path: "/api/inventories/:inventory",
  roles: ["organization"],
  summary: "Revokes a delegated inventory: what it holds, and what was found by it, is deleted.",
  input: Closed({ inventory: Uuid }),
  output: Empty,
});
