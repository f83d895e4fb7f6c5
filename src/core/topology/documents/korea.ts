/** The topology of the Republic of Korea, which the program falls back to where no other is loaded. */
import { shippedTopology } from "#core/topology/documents/shipped.ts";
import type { Topology } from "#core/topology/topology.ts";
import document from "./kr.json" with { type: "json" };

/** The Republic of Korea. */
export const korea: Topology = shippedTopology(document);
