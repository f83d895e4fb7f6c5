/**
 * The topologies of the shipped worlds. The drill is played in Korea's, since that is what is exercised: the names of its offices are facts
 * and carry the drill's mark, its regions are invented. The empty world has offices to be renamed by whoever runs it.
 */
import { korea } from "#core/topology/documents/korea.ts";
import type { Jurisdiction, Region, Topology, TopologyOffice } from "#core/topology/topology.ts";
import {
  endedMetropolises,
  lastingMetropolises,
  localChange,
  marked,
  type Metropolis,
  unitedMetropolis,
} from "./names.ts";

/** Korea's topology as a drill: marked, with invented regions that change as the real ones did on 2026-07-01. */
export function drillTopology(): Topology {
  const region = ({ region: id, name }: Metropolis): Region => {
    return { id, name: marked(name), validFrom: null, validTo: null, succeededBy: null };
  };
  return {
    ...korea,
    id: "kr-drill",
    name: marked(korea.name),
    drill: true,
    regions: [
      ...lastingMetropolises.map(region),
      ...endedMetropolises.map((one) => {
        return { ...region(one), validTo: localChange, succeededBy: unitedMetropolis.region };
      }),
      { ...region(unitedMetropolis), validFrom: localChange },
    ],
    offices: korea.offices.map((office) => ({ ...office, name: marked(office.name) })),
  };
}

const everything: Jurisdiction = {
  domain: null,
  sector: null,
  tier: null,
  region: null,
  validFrom: "2020-01-01",
  validTo: null,
};

/** Korea's words with a chair and one lead for each domain, to be renamed by whoever runs the room. */
export function emptyTopology(): Topology {
  const chair: TopologyOffice = {
    id: "chair",
    kind: "chair",
    name: { ko: "의장 기관", en: "Chair" },
    jurisdictions: [everything],
  };
  const leads = korea.domains.map(({ id, name: { ko, en } }): TopologyOffice => {
    const name = { ko: `${ko} 주무기관`, en: `Lead authority, ${en}` };
    return { id: `lead-${id}`, kind: "lead", name, jurisdictions: [{ ...everything, domain: id }] };
  });
  return { ...korea, offices: [chair, ...leads] };
}
