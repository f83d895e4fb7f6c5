/** The worlds that are shipped: each a topology with its seed, the organisations and operators that a fresh room begins with. */
import { europeDrill, groupDrill } from "#core/topology/documents/index.ts";
import type { Topology } from "#core/topology/topology.ts";
import { europeOrganizations } from "./europe.ts";
import { drillOperators, operatorsOf, organizationOperator, type WorldOperator } from "./operators.ts";
import { type WorldOrganization, worldOrganizations } from "./organizations.ts";
import { seededId } from "./seed.ts";
import { drillTopology, emptyTopology } from "./topologies.ts";

/** Everything that a fresh room is loaded with. */
export type WorldData = {
  readonly name: string;
  readonly topology: Topology;
  readonly organizations: readonly WorldOrganization[];
  readonly operators: readonly WorldOperator[];
};

const worlds = {
  drill: () => ({
    topology: drillTopology(),
    organizations: worldOrganizations(),
    operators: drillOperators(),
  }),
  empty: () => worldOf(emptyTopology()),
  "eu-drill": () => ({
    ...worldOf(europeDrill),
    organizations: europeOrganizations(),
    operators: [
      ...operatorsOf(europeDrill),
      ...["essential", "important", "voluntary"].map((tier) =>
        organizationOperator(europeDrill, seededId("eu", tier, 0)),
      ),
    ],
  }),
  "group-drill": () => worldOf(groupDrill),
} as const satisfies Readonly<Record<string, () => Omit<WorldData, "name">>>;

/** The names of the shipped worlds. */
export type WorldName = keyof typeof worlds;
export const worldNames = Object.keys(worlds) as readonly WorldName[];

/** A shipped world. */
export function shippedWorld(name: WorldName): WorldData {
  return { ...worlds[name](), name };
}

/** A world of a topology alone: its offices and their operators, and no organisation yet. */
export function worldOf(topology: Topology): WorldData {
  return { name: topology.id, topology, organizations: [], operators: operatorsOf(topology) };
}

/** The organisations of a shipped world; none of any other. */
export function organizationsOf(world: string): readonly WorldOrganization[] {
  const name = worldNames.find((one) => one === world);
  return name === undefined ? [] : shippedWorld(name).organizations;
}
