/** Reads a topology that is part of the program. */
import { readTopology } from "#core/topology/read-topology.ts";
import type { Topology } from "#core/topology/topology.ts";

/** The topology of a shipped document; one that cannot be read is a fault of the program. */
export function shippedTopology(document: unknown): Topology {
  const read = readTopology(document);
  if (read.ok) return read.value;
  throw new Error(`a shipped topology cannot be read: ${JSON.stringify(read.findings)}`);
}
