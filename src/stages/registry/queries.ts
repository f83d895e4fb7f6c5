/**
 * What others may read of the registry: the world, organisations, offices with what they lead on a date, operators.
 * Row-level security decides which organisations a caller meets; nothing in this file widens it. Sessions, tokens and keys have files of their own.
 */
import { mostEpochs, type RoomEpoch } from "#core/document/room-epoch.ts";
import { coordinators, people } from "#core/audience.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import type { AlertPeriod } from "#core/clock/running-clock.ts";
import type { Actor, Domain, OrganizationAttributes, PostRole, Sector, Tier } from "#core/actor.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { readTopology } from "#core/topology/read-topology.ts";
import { type Jurisdiction, regionsOn, type TermAttribute, type Topology } from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** The world that a room was started with. */
export type World = { readonly name: string; readonly drill: boolean };

/** The world of this room; `undefined` before one was loaded. */
export async function readWorld(tx: Tx): Promise<World | undefined> {
  return await tx.first<World>(sql`select name, drill from world`);
}

/** The time zone in which the room's days begin and end, within a statement. */
export const roomZone: Sql = sql`coalesce((select document -> 'time' ->> 'zone' from topology), ${korea.time.zone})`;

/** The topology that the room works with; Korea's in a room that was made before topologies were data. */
export async function roomTopology(tx: Tx): Promise<Topology> {
  const row = await tx.first<{ document: unknown }>(sql`select document from topology`);
  if (row === undefined) return korea;
  const read = readTopology(row.document);
  if (read.ok) return read.value;
  throw new Error(`the stored topology cannot be read: ${JSON.stringify(read.findings[0])}`);
}

/** An organisation as the contract shows it. */
export type OrganizationView = OrganizationAttributes & {
  readonly name: TextByLanguage;
  readonly languages: readonly string[];
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly drill: boolean;
};

const facts = sql`id, tier, sector, domain, region, critical as "criticalInfrastructure", size`;
const view = sql`${facts}, name, languages, contacts,
  valid_from as "validFrom", valid_to as "validTo", drill`;

function validOn(on: string): Sql {
  return sql`valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date)`;
}

/** One organisation, also one that has ended; `undefined` when there is none or the actor may not see it. */
export async function readOrganization(tx: Tx, id: string): Promise<OrganizationView | undefined> {
  return await tx.first<OrganizationView>(sql`select ${view} from organization where id = ${id}`);
}

/** The organisations with these ids that the actor may see, by id. */
export async function organizationsById(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganizationView>> {
  const rows = await tx.rows<OrganizationView>(sql`select ${view} from organization where id = any(${ids})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which organisations to list; `q` is looked for in the id and the names in all languages. */
type OrganizationFilter = PageRequest & {
  readonly tier?: Tier;
  readonly sector?: Sector;
  readonly q?: string;
};

const organizationCursor = pageCursor("organizations", "text");

/** The organisations that the actor may see, by id. */
export async function listOrganizations(tx: Tx, filter: OrganizationFilter): Promise<Page<OrganizationView>> {
  const limit = filter.limit ?? usualPageLength;
  const [after] = organizationCursor.read(filter.after) ?? [""];
  const found = filter.q?.toLowerCase() ?? "";
  const rows = await tx.rows<OrganizationView>(sql`
    select ${view} from organization
    where id > ${after}
      and (${filter.tier ?? null}::text is null or tier = ${filter.tier ?? null})
      and (${filter.sector ?? null}::text is null or sector = ${filter.sector ?? null})
      and (${found} = '' or strpos(lower(id || ' ' || (select string_agg(value, ' ') from jsonb_each_text(name))), ${found}) > 0)
    order by id limit ${limit + 1}`);
  return cutPage(rows, limit, ({ id }) => organizationCursor.write(id));
}

/** Who is meant on a date (`YYYY-MM-DD` in the topology's time zone); what is absent or `null` stands for all that the actor may see. */
type JurisdictionOnDate = Partial<Pick<Jurisdiction, "domain" | "sector" | "tier" | "region">> & {
  readonly on: string;
};

/** An organisation as a scope reads it, and its name for people. */
export type ScopedOrganization = {
  readonly facts: OrganizationAttributes;
  readonly name: TextByLanguage;
};

/**
 * The organisations that exist on the date, by id, each in the region that stands on that date where its own stood. The scope's own
 * expression is applied by the caller.
 */
export async function organizationsInScope(
  tx: Tx,
  reach: JurisdictionOnDate,
): Promise<readonly ScopedOrganization[]> {
  const rows = await tx.rows<OrganizationRow>(sql`
    select ${facts}, name from organization
    where ${validOn(reach.on)}
      and (${reach.domain ?? null}::text is null or domain = ${reach.domain ?? null})
      and (${reach.sector ?? null}::text is null or sector = ${reach.sector ?? null})
      and (${reach.tier ?? null}::text is null or tier = ${reach.tier ?? null})
    order by id`);
  const found = await dated(tx, rows, reach.on);
  const region = reach.region ?? null;
  return region === null ? found : found.filter(({ facts: of }) => of.region === region);
}

type OrganizationRow = OrganizationAttributes & { readonly name: TextByLanguage };

/** Organisations as a scope reads them on a date: each in the region that stands on it. */
async function dated(
  tx: Tx,
  rows: readonly OrganizationRow[],
  on: string,
): Promise<readonly ScopedOrganization[]> {
  const regions = regionsOn(await roomTopology(tx), on);
  return rows.map(({ name, region, ...of }) => {
    return { facts: { ...of, region: regions.get(region) ?? region }, name };
  });
}

/** Every organisation on a date that lies in one of these areas, also those that the actor does not see: for what `addresseesOf` of core tells of them, and for nothing else. */
export async function ledOrganizations(
  tx: Tx,
  areas: readonly Pick<Jurisdiction, TermAttribute>[],
  on: string,
): Promise<readonly ScopedOrganization[]> {
  const rows = await tx.rows<OrganizationRow>(
    sql`select ${facts}, name from scope_organizations(${on}::date)`,
  );
  const found = await dated(tx, rows, on);
  return found.filter(({ facts: of }) =>
    areas.some((area) =>
      termAttributes.every((attribute) => area[attribute] === null || area[attribute] === of[attribute]),
    ),
  );
}

const termAttributes = ["domain", "sector", "tier", "region"] as const satisfies readonly TermAttribute[];

/** How many organisations the actor may see on the date, by tier; a tier with none is absent. */
export async function countOrganizations(tx: Tx, on: string): Promise<ReadonlyMap<Tier, number>> {
  const rows = await tx.rows<{ tier: Tier; count: number }>(
    sql`select tier, count(*) as count from organization where ${validOn(on)} group by tier`,
  );
  return new Map(rows.map((row) => [row.tier, row.count]));
}

/** An office with what it leads on the date that was asked for. */
type OfficeView = {
  readonly id: string;
  readonly name: TextByLanguage;
  readonly kind: string;
  readonly jurisdictions: readonly Jurisdiction[];
};

/** All offices by id, each with its jurisdictions on the date (`YYYY-MM-DD`). */
export async function listOffices(tx: Tx, on: string): Promise<readonly OfficeView[]> {
  return await tx.rows<OfficeView>(sql`
    select id, kind, name,
      coalesce(leads.list, '[]') as jurisdictions
    from office left join lateral (
      select json_agg(json_build_object('domain', domain, 'sector', sector, 'tier', tier, 'region', region,
        'validFrom', valid_from, 'validTo', valid_to)
        order by domain nulls last, sector nulls first, tier nulls first, region nulls first) as list
      from jurisdiction where office = office.id and ${validOn(on)}
    ) leads on true
    order by id`);
}

/** What one office leads on a date; what is `null` stands for all, an office without any leads nobody. */
export async function jurisdictionsOf(
  tx: Tx,
  office: string,
  on: string,
): Promise<readonly Pick<Jurisdiction, "domain" | "sector" | "tier" | "region">[]> {
  return await tx.rows(
    sql`select domain, sector, tier, region from jurisdiction where office = ${office} and ${validOn(on)}
        order by domain nulls last, sector nulls first, tier nulls first, region nulls first`,
  );
}

/** Someone who may sign in. */
export type OperatorView = {
  readonly id: string;
  readonly role: PostRole;
  readonly name: TextByLanguage;
  readonly office: string | null;
  readonly organization: string | null;
  readonly domain: Domain | null;
  readonly sector: Sector | null;
};

/** Every operator with a post who is not disabled, officers first (chair, lead, sector, analyst), then organisations', by id. */
export async function listOperators(tx: Tx): Promise<readonly OperatorView[]> {
  return await tx.rows<OperatorView>(sql`
    select id, role, name, office, organization, domain, sector
    from operator where disabled_at is null and role <> 'participant'
    order by array_position(${[...people]}::text[], role), id`);
}

/** What operators are called, by id; one that is not there is left out. */
export async function operatorNames(
  tx: Tx,
  ids: readonly string[],
): Promise<Readonly<Record<string, TextByLanguage>>> {
  const rows = await tx.rows<{ readonly id: string; readonly name: TextByLanguage }>(
    sql`select id, name from operator where id = any(${ids})`,
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** The roles of these operators, those that are disabled left out. */
export async function rolesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ readonly id: string; readonly role: string }>(
    sql`select id, role from operator where id = any(${ids}) and disabled_at is null`,
  );
  return new Map(rows.map(({ id, role }) => [id, role]));
}

/** Those of these operators who may coordinate cases for an office. */
export async function coordinatorsOf(
  tx: Tx,
  office: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ readonly id: string }>(sql`
    select id from operator where id = any(${ids}) and disabled_at is null and office = ${office} and role = any(${[...coordinators]}::text[])`);
  return new Set(rows.map(({ id }) => id));
}

/** As whom somebody of the room's staff acts now, and what it reads; nothing of who is disabled. */
export async function actingStaff(
  tx: Tx,
  id: string,
): Promise<{ readonly actor: Actor; readonly language: string } | undefined> {
  const row = await tx.first<{ role: PostRole; office: string | null; language: string }>(
    sql`select role, office, language from operator where id = ${id} and disabled_at is null`,
  );
  if (row === undefined) return undefined;
  const { role, office, language } = row;
  return { actor: { role, id, ...(office === null ? {} : { office }) }, language };
}

/** The languages of these operators, those that are disabled left out. */
export async function operatorLanguages(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ readonly id: string; readonly language: string }>(
    sql`select id, language from operator where id = any(${ids}) and disabled_at is null`,
  );
  return new Map(rows.map(({ id, language }) => [id, language]));
}

/** Which of these persons are of the staff: they act for an office and for no organisation. */
export async function staffAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ readonly id: string }>(
    sql`select id from operator where id = any(${ids}) and organization is null`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Every level of the crisis alert that was recorded, by its begin; `normal` is where there is none. */
export async function alertPeriods(tx: Tx): Promise<readonly AlertPeriod[]> {
  return await tx.rows<AlertPeriod>(
    sql`select domain, level, began as "from", ended as until from alert_period order by began, number`,
  );
}

/** A text that moves whenever a level is recorded: each recording begins a period or ends one. */
export async function alertLevelsVersion(tx: Tx): Promise<string> {
  const counted = await tx.first<{ begun: number; ended: number }>(
    sql`select count(*) as begun, count(ended) as ended from alert_period`,
  );
  return `${counted?.begun ?? 0} ${counted?.ended ?? 0}`;
}

/** The ids of those keys of organisations that are revoked. */
export async function revokedKeys(tx: Tx, organizations: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ keyid: string }>(sql`
    select keyid from agent_key where organization = any(${organizations}) and revoked_at is not null`);
  return new Set(rows.map(({ keyid }) => keyid));
}

/** The keys of an organisation that may sign now , newest first. For the room itself. */
export async function signingKeysOf(
  tx: Tx,
  organization: string,
  now: Date,
): Promise<readonly { readonly keyid: string; readonly publicKey: Uint8Array<ArrayBuffer> }[]> {
  const rows = await tx.rows<{ keyid: string; public_key: Buffer }>(
    sql`select k.keyid, k.public_key from agent_key k join organization g on g.id = k.organization
        where k.organization = ${organization} and ${maySign(now)} order by k.registered_at desc, k.keyid`,
  );
  return rows.map((row) => ({ keyid: row.keyid, publicKey: new Uint8Array(row.public_key) }));
}

/** Whether a key `k` of an organisation `g` may sign: it is not revoked, and the organisation still valid. */
export function maySign(now: Date): Sql {
  return sql`k.revoked_at is null
    and (g.valid_to is null or g.valid_to > (${now.toISOString()}::timestamptz at time zone ${roomZone})::date)`;
}

/** The epochs after the first, oldest first; of very many the newest. */
export async function roomEpochs(tx: Tx): Promise<readonly RoomEpoch[]> {
  const rows = await tx.rows<RoomEpoch>(sql`
    select number, begun_at as "begunAt", restored_to as "restoredTo" from room_epoch order by number desc limit ${mostEpochs}`);
  return rows.toReversed();
}

/** The numbers above which this epoch's indexes and facts files are, and above those that others know of before the next begins. */
export async function epochFloors(tx: Tx): Promise<{ readonly index: number; readonly facts: number }> {
  const row = await tx.first<{ index: number; facts: number }>(sql`
    select greatest(e.index, s.index, 0) as index, greatest(e.facts, s.facts, 0) as facts
    from (select max(sequence) as index, max(facts) as facts from epoch_evidence where epoch is null) s
    left join (select index_floor as index, facts_floor as facts from room_epoch order by number desc limit 1) e on true`);
  return row ?? { index: 0, facts: 0 };
}

/** An index that others know and the database has lost, to which no epoch has answered yet; `null` where there is none. */
export async function openEvidence(
  tx: Tx,
): Promise<{ readonly sequence: number; readonly facts: number; readonly epoch: number } | null> {
  const row = await tx.first<{ sequence: number | null; facts: number; epoch: number }>(sql`
    select max(sequence) as sequence, max(facts) as facts, max(known_epoch) as epoch from epoch_evidence where epoch is null`);
  return row?.sequence == null ? null : { ...row, sequence: row.sequence };
}
