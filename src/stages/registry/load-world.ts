/**
 * Loads a world into an empty room, once, in one transaction: the topology with its offices, organisations, operators. Advisories come in
 * through the same import as real ones; inventories stay at the organisation.
 */
import { Refusal } from "#core/problem.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import { addOperators, storeTopology } from "./load-topology.ts";
import { listOperators, type OperatorView, readWorld, type World } from "./queries.ts";
import { shippedWorld, type WorldData, type WorldName, worldNames } from "./world/worlds.ts";

export { type WorldName, worldNames };

/** The world of the room after {@link loadWorld}; `fresh` when it was loaded just now. */
type LoadedWorld = {
  readonly world: World;
  readonly fresh: boolean;
  readonly operators: readonly OperatorView[];
};

/**
 * Loads the world, a shipped one by name or any other, unless it is there already. A room with another world refuses: a drill never becomes the
 * real thing. A room that was made before topologies were data takes that of its world. Without a world a room stays what it is, and a fresh one is a drill.
 */
export async function loadWorld(store: Store, world: WorldName | WorldData | null): Promise<LoadedWorld> {
  return await store.write(system, async (tx) => {
    await tx.run(sql`lock table world in share row exclusive mode`);
    const present = await readWorld(tx);
    if (world === null && present !== undefined && (await tx.first(sql`select from topology`)) !== undefined)
      return { world: present, fresh: false, operators: await listOperators(tx) };
    const named = world ?? present?.name ?? "drill";
    const data = typeof named === "string" ? shippedWorld(named as WorldName) : named;
    if (present !== undefined && (present.name !== data.name || present.drill !== data.topology.drill))
      throw new Refusal(
        "state-forbids",
        `This room holds the world "${present.name}"; start another data folder for "${data.name}".`,
      );
    if (present === undefined) await save(tx, data);
    else if ((await tx.first(sql`select from topology`)) === undefined)
      await storeTopology(tx, data.topology);
    return {
      world: { name: data.name, drill: data.topology.drill },
      fresh: present === undefined,
      operators: await listOperators(tx),
    };
  });
}

async function save(tx: Tx, data: WorldData): Promise<void> {
  await tx.run(sql`insert into world (name, drill) values (${data.name}, ${data.topology.drill})`);
  await storeTopology(tx, data.topology);
  await saveOrganizations(tx, data);
  await addOperators(tx, data.operators, data.topology);
  await appendEvents(tx, {
    kind: "world.loaded",
    world: data.name,
    organizations: data.organizations.length,
  });
}

/** One statement: a row may name a successor that stands after it. */
async function saveOrganizations(tx: Tx, { organizations, topology }: WorldData): Promise<void> {
  const rows = organizations.map((one) => ({
    id: one.id,
    name: one.name,
    tier: one.tier,
    sector: one.sector,
    domain: one.domain,
    region: one.region,
    critical: one.criticalInfrastructure,
    size: one.size,
    languages: one.languages,
    contacts: one.contacts,
    valid_from: one.validFrom,
    valid_to: one.validTo,
    succeeded_by: one.succeededBy,
    drill: topology.drill,
  }));
  await tx.run(sql`insert into organization
    select * from jsonb_populate_recordset(null::organization, ${JSON.stringify(rows)})`);
}
