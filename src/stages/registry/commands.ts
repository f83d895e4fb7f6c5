/**
 * What may be done in the registry: registering an organisation. It belongs to the domain of the lead who registers it; row-level
 * security holds the same. Sessions, tokens, keys and loading a world have files of their own.
 */
import type { OrganizationAttributes } from "#core/actor.ts";
import { unknownLanguages, unknownTerms } from "#core/topology/organization-row.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { TextByLanguage } from "#core/text.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { type OrganizationView, readOrganization, readWorld, roomTopology } from "./queries.ts";
import { marked } from "./world/names.ts";

/** What a lead says of a new organisation. A name in one language stands for the others of the topology until they are known. */
export type NewOrganization = OrganizationAttributes & {
  readonly name: TextByLanguage;
  readonly languages: readonly string[];
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
};

/** Registers an organisation as of a date (`YYYY-MM-DD`) and records it. In a drill world it is a drill's organisation. */
export async function registerOrganization(
  tx: Tx,
  given: NewOrganization,
  on: string,
): Promise<OrganizationView> {
  if (tx.actor.role !== "system" && tx.actor.domain !== given.domain)
    throw new Refusal("not-permitted", "An organisation is registered by the lead authority of its domain.");
  const topology = await roomTopology(tx);
  const findings = findingsOf(given, topology);
  if (findings.length > 0)
    throw new Refusal("input-invalid", "The organisation cannot be registered.", findings);
  const world = await readWorld(tx);
  const name = completeNames(given.name, topology, world?.drill ?? false);
  const added = await tx.run(sql`
    insert into organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
    values (${given.id}, ${JSON.stringify(name)}, ${given.tier}, ${given.sector}, ${given.domain}, ${given.region},
      ${given.criticalInfrastructure}, ${given.size}, ${given.languages}, ${JSON.stringify(given.contacts)}, ${on}, ${world?.drill ?? false})
    on conflict (id) do nothing`);
  if (added === 0) throw new Refusal("conflict", `There is an organisation with the id ${given.id}.`);
  const registered = await readOrganization(tx, given.id);
  if (registered === undefined) throw new Error(`organisation ${given.id} was registered and cannot be read`);
  await appendEvents(tx, { kind: "organization.registered", organization: given.id });
  return registered;
}

/** The names with the first of them in place of each that the topology's languages lack; marked in a drill. */
export function completeNames(name: TextByLanguage, { languages }: Topology, drill: boolean): TextByLanguage {
  const first = Object.keys(languages).find((tag) => Object.hasOwn(name, tag)) ?? Object.keys(name)[0] ?? "";
  const given = Object.entries(name).map(([tag, text]) => [tag, text.trim()] as const);
  const lacking = Object.keys(languages).filter((tag) => !Object.hasOwn(name, tag));
  const complete = Object.fromEntries([...lacking.map((tag) => [tag, (name[first] ?? "").trim()]), ...given]);
  return drill ? marked(complete) : complete;
}

const longestName = 200;

function findingsOf(given: NewOrganization, topology: Topology): readonly Finding[] {
  const findings: Finding[] = [
    ...unknownTerms(topology, given),
    ...unknownLanguages(topology, given.languages),
  ];
  const names = Object.values(given.name);
  if (names.length === 0 || names.some((name) => name.trim() === "" || name.length > longestName))
    findings.push({
      at: "/name",
      code: "name-invalid",
      message: `A name of at most ${longestName} characters is needed in one language or more.`,
    });
  if (given.languages.length === 0)
    findings.push({
      at: "/languages",
      code: "language-missing",
      message: "At least one language is needed.",
    });
  if (!Number.isInteger(given.size) || given.size < 0 || given.size > 2_147_483_647)
    findings.push({ at: "/size", code: "size-invalid", message: "The size is a whole number of staff." });
  return findings;
}
