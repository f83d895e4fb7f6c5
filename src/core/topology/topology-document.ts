/** The document of a topology, as it is stored, served and edited: what is open or absent is left out. */
import { type Topology, topologyType } from "#core/topology/topology.ts";

/** A topology document (`bongsu.topology/1`); reading it gives the topology again. */
type TopologyDocument = { readonly type: typeof topologyType } & Readonly<Record<string, unknown>>;

/** The document that reads as this topology. */
export function topologyDocument(topology: Topology): TopologyDocument {
  const { time, regions, offices, ...rest } = topology;
  return {
    type: topologyType,
    ...rest,
    time: filled(time),
    regions: regions.map(filled),
    offices: offices.map(({ jurisdictions, ...office }) => {
      return { ...office, jurisdictions: jurisdictions.map(filled) };
    }),
  };
}

function filled(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
