/** Giving a software list to the room. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, DelegatedInventory } from "#contract/shared-schemas.ts";

/** Delegates a software list to the room: it reads the list and keeps what is held, not the text. The same path again replaces it. */
export const inventoryDelegate = endpoint({
  name: "inventory-delegate",
  method: "POST",
  path: "/api/inventories",
  roles: ["organization"],
  summary:
    "Delegates a software list (SBOM, lockfile) to the room, which then tells what affects it. Revocable.",
  input: Closed({
    path: Type.String({ minLength: 1, maxLength: 500 }),
    text: Type.String({ minLength: 1, maxLength: 32 * 1024 * 1024 }),
  }),
  output: DelegatedInventory,
  bodyLimit: 40 * 1024 * 1024,
  work: { cost: 30, perKilobyte: 1, apart: "always", seconds: 110 },
});
