/** The topologies that are shipped: Korea's, and two invented ones that are marked as drills. */
import { readTopology } from "#core/topology/read-topology.ts";
import type { Topology } from "#core/topology/topology.ts";
import europeDocument from "./eu-drill.json" with { type: "json" };
import groupDocument from "./group-drill.json" with { type: "json" };
import koreaDocument from "./kr.json" with { type: "json" };

function shipped(document: unknown): Topology {
  const read = readTopology(document);
  if (!read.ok) throw new Error(`a shipped topology cannot be read: ${JSON.stringify(read.findings)}`);
  return read.value;
}

/** The Republic of Korea. */
export const korea: Topology = shipped(koreaDocument);

/** An invented union of states with the sectors and kinds of entities of the NIS2 Directive. */
export const europeDrill: Topology = shipped(europeDocument);

/** An invented group of companies: a holding, its subsidiaries, their sites. */
export const groupDrill: Topology = shipped(groupDocument);
