/**
 * The topology that the room works with: stored with its offices as rows, and replaced as a whole when a later version of it is loaded. What
 * organisations, operators and directives refer to never vanishes: an office that ends keeps its entry, with jurisdictions that ended.
 */
import { type Finding, Refusal } from "#core/problem.ts";
import { topologyDocument } from "#core/topology/topology-document.ts";
import {
  firstLanguage,
  idsOf,
  type TermAttribute,
  termLists,
  type Topology,
} from "#core/topology/topology.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { readWorld, roomTopology } from "./queries.ts";
import { operatorsOf, type WorldOperator } from "./world/operators.ts";

/** What a later version of the room's topology changes, by ids. */
export type TopologyChange = {
  readonly offices: readonly string[];
  readonly words: readonly string[];
};

/** Replaces the room's topology with a later version of it; refuses one that takes away what is in use. The actor is the room itself. */
export async function replaceTopology(tx: Tx, topology: Topology): Promise<TopologyChange> {
  await tx.run(sql`lock table topology in share row exclusive mode`);
  const [world, before] = [await readWorld(tx), await roomTopology(tx)];
  if (world === undefined)
    throw new Refusal("state-forbids", "This room holds no world yet; start it first.");
  if (world.drill !== topology.drill || before.id !== topology.id)
    throw new Refusal(
      "state-forbids",
      `This room works with the topology "${before.id}"; "${topology.id}" is another one, or is a drill where this is none.`,
    );
  const findings = await missingFindings(tx, before, topology);
  if (findings.length > 0)
    throw new Refusal("input-invalid", "The topology takes away what is in use.", findings);
  await storeTopology(tx, topology);
  await addOperators(tx, operatorsOf(topology), topology);
  await appendEvents(tx, {
    kind: "topology.loaded",
    topology: topology.id,
    offices: topology.offices.length,
  });
  return changeBetween(before, topology);
}

/** {@link replaceTopology}, or with `dryRun` what it would change, storing nothing. */
export async function tryTopology(tx: Tx, topology: Topology, dryRun: boolean): Promise<TopologyChange> {
  if (!dryRun) return await replaceTopology(tx, topology);
  await tx.run(sql`savepoint trying`);
  const change = await replaceTopology(tx, topology);
  await tx.run(sql`rollback to savepoint trying`);
  return change;
}

function changeBetween(before: Topology, after: Topology): TopologyChange {
  const known = new Map(before.offices.map((office) => [office.id, JSON.stringify(office)]));
  return {
    offices: after.offices
      .filter((office) => known.get(office.id) !== JSON.stringify(office))
      .map(({ id }) => id),
    words: attributes.flatMap((attribute) => {
      const old = new Set(idsOf(before, attribute));
      return idsOf(after, attribute).filter((id) => !old.has(id));
    }),
  };
}

const attributes = Object.keys(termLists) as readonly TermAttribute[];

/** Offices that are no more, and words that organisations, or people who act, still have. */
async function missingFindings(tx: Tx, before: Topology, after: Topology): Promise<readonly Finding[]> {
  const offices = new Set(after.offices.map(({ id }) => id));
  const gone = before.offices.filter(({ id }) => !offices.has(id));
  const used = await tx.first<Record<TermAttribute, readonly string[]>>(sql`
    select array(select distinct tier from organization) as tier,
      array(select distinct sector from organization union select sector from operator where sector is not null) as sector,
      array(select distinct domain from organization union select domain from operator where domain is not null
        union select domain from alert_period where domain is not null) as domain,
      array(select distinct region from organization) as region`);
  const words = attributes.flatMap((attribute) => {
    const known = new Set(idsOf(after, attribute));
    return (used?.[attribute] ?? [])
      .filter((id) => !known.has(id))
      .map((id) => {
        const message = `${id} is in use and is not there any more.`;
        return { at: `/${termLists[attribute]}`, code: "word-in-use", message };
      });
  });
  return [
    ...gone.map(({ id }) => {
      const message = `${id} is not there any more; an office that ends keeps its entry, with jurisdictions that ended.`;
      return { at: "/offices", code: "office-missing", message };
    }),
    ...words,
  ];
}

/** Stores the document, and its offices with their jurisdictions as rows. */
export async function storeTopology(tx: Tx, topology: Topology): Promise<void> {
  await tx.run(sql`insert into topology (document) values (${JSON.stringify(topologyDocument(topology))})
    on conflict (single) do update set document = excluded.document, loaded_at = now()`);
  const rows = topology.offices.map(({ id, kind, name }) => ({ id, kind, name }));
  await tx.run(sql`insert into office (id, kind, name)
    select id, kind, name from jsonb_populate_recordset(null::office, ${JSON.stringify(rows)})
    on conflict (id) do update set kind = excluded.kind, name = excluded.name`);
  const led = topology.offices.flatMap((office) =>
    office.jurisdictions.map(({ domain, sector, tier, region, validFrom, validTo }) => {
      return { office: office.id, domain, sector, tier, region, valid_from: validFrom, valid_to: validTo };
    }),
  );
  await tx.run(sql`delete from jurisdiction`);
  await tx.run(sql`insert into jurisdiction
    select * from jsonb_populate_recordset(null::jurisdiction, ${JSON.stringify(led)})`);
}

/** Registers the operators whose posts are new, with the topology's first language; a post that is there stays as it is. */
export async function addOperators(
  tx: Tx,
  operators: readonly WorldOperator[],
  topology: Topology,
): Promise<void> {
  await tx.run(sql`insert into operator (id, role, name, language, office, organization, domain, sector)
    select id, role, name, ${firstLanguage(topology)}, office, organization, domain, sector
    from jsonb_populate_recordset(null::operator, ${JSON.stringify(operators)})
    on conflict (id) do nothing`);
}
