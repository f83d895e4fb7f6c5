/** The topologies that are shipped: Korea's, and two invented ones that are marked as drills. */
import { shippedTopology } from "#core/topology/documents/shipped.ts";
import type { Topology } from "#core/topology/topology.ts";
import europeDocument from "./eu-drill.json" with { type: "json" };
import groupDocument from "./group-drill.json" with { type: "json" };

/** An invented union of states with the sectors and kinds of entities of the NIS2 Directive. */
export const europeDrill: Topology = shippedTopology(europeDocument);

/** An invented group of companies: a holding, its subsidiaries, their sites. */
export const groupDrill: Topology = shippedTopology(groupDocument);
