/**
 * Registers and changes many organisations at once, all or none: new ones from a day on, known ones as the table has them now, ended ones with
 * the day and the successor. A lead authority loads its own domain, which row-level security holds too; the room itself loads any.
 */
import { isDay } from "#core/input/instant.ts";
import { isDeepStrictEqual } from "node:util";
import { type Finding, Refusal } from "#core/problem.ts";
import {
  isName,
  type OrganizationRow,
  unknownLanguages,
  unknownTerms,
} from "#core/topology/organization-row.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { TextByLanguage } from "#core/text.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { completeNames } from "./commands.ts";
import { readWorld, roomTopology } from "./queries.ts";

/** What became of the rows, or would become of them; `ended` are those of the changed ones that got a last day. */
export type OrganizationLoad = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ended: number;
};

/** How a table is loaded: as of which day (`YYYY-MM-DD`) rows without one begin, and whether it is only tried. */
type LoadOptions = { readonly on: string; readonly dryRun: boolean };

const mostFindings = 500;

/** Loads the rows; refuses all of them when one is wrong, each finding at `/rows/N`. A dry run finds the same and stores nothing. */
export async function loadOrganizations(
  tx: Tx,
  rows: readonly OrganizationRow[],
  { on, dryRun }: LoadOptions,
): Promise<OrganizationLoad> {
  const topology = await roomTopology(tx);
  const dated = rows.map((row) => ({ ...row, validFrom: row.validFrom ?? on }));
  refuse([...rowFindings(tx, dated, topology), ...repeatedIds(dated)]);
  const drill = (await readWorld(tx))?.drill ?? false;
  const records = dated.map((row) => recordOf(row, completeNames(row.name, topology, drill), drill));
  const stored = await storedRecords(tx, records);
  refuse(successorFindings(records, stored));
  const added = records.filter(({ id }) => !stored.has(id));
  const known = records.filter(({ id }) => stored.has(id));
  const changed = known.filter((record) => !isDeepStrictEqual(record, stored.get(record.id)));
  await tx.run(sql`savepoint loading`);
  refuse(await insert(tx, added, records));
  await update(tx, changed);
  const ended = [...added, ...changed].filter(
    ({ id, valid_to }) => valid_to !== null && (stored.get(id)?.valid_to ?? null) === null,
  );
  const load = {
    added: added.length,
    changed: changed.length,
    unchanged: known.length - changed.length,
    ended: ended.length,
  };
  if (dryRun) await tx.run(sql`rollback to savepoint loading`);
  else await appendEvents(tx, { kind: "organizations.loaded", ...load });
  return load;
}

function refuse(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  throw new Refusal(
    "input-invalid",
    "The organisations cannot be loaded; nothing was stored.",
    findings.slice(0, mostFindings),
  );
}

type DatedRow = OrganizationRow & { readonly validFrom: string };

function rowFindings(tx: Tx, rows: readonly DatedRow[], topology: Topology): readonly Finding[] {
  return rows.flatMap((row, i) => {
    const at = `/rows/${i}`;
    const foreign = tx.actor.role !== "system" && row.domain !== tx.actor.domain;
    return [
      ...unknownTerms(topology, row, at),
      ...unknownLanguages(topology, row.languages, at),
      ...(row.languages.length === 0
        ? [{ at: `${at}/languages`, code: "language-missing", message: "At least one language is needed." }]
        : []),
      ...(foreign
        ? [{ at: `${at}/domain`, code: "domain-foreign", message: "It belongs to another lead authority." }]
        : []),
      ...Object.entries(row.name).flatMap(([tag, name]) =>
        isName(name)
          ? []
          : [{ at: `${at}/name/${tag}`, code: "name-invalid", message: "Expected a name of one line." }],
      ),
      ...(["validFrom", "validTo"] as const).flatMap((name) => {
        const day = row[name];
        if (day === null || (isDay(day) && day >= "1900-01-01")) return [];
        return [
          { at: `${at}/${name}`, code: "date-invalid", message: "Expected a day since 1900 as YYYY-MM-DD." },
        ];
      }),
      ...(row.validTo !== null && row.validTo <= row.validFrom
        ? [
            {
              at: `${at}/validTo`,
              code: "dates-out-of-order",
              message: `Expected a day after ${row.validFrom}.`,
            },
          ]
        : []),
    ];
  });
}

function repeatedIds(rows: readonly DatedRow[]): readonly Finding[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ id }, i) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, i);
    return before === undefined
      ? []
      : [{ at: `/rows/${i}/id`, code: "id-repeated", message: `${id} stands in row ${before + 1} too.` }];
  });
}

/** An organisation as the table has it. */
type OrganizationRecord = Readonly<
  Pick<
    OrganizationRow,
    "id" | "name" | "tier" | "sector" | "domain" | "region" | "size" | "languages" | "contacts"
  >
> & {
  readonly critical: boolean;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly succeeded_by: string | null;
  readonly drill: boolean;
};

function recordOf(row: DatedRow, name: TextByLanguage, drill: boolean): OrganizationRecord {
  const { id, tier, sector, domain, region, size, languages, contacts } = row;
  return {
    id,
    name,
    tier,
    sector,
    domain,
    region,
    size,
    languages,
    contacts,
    drill,
    critical: row.criticalInfrastructure,
    valid_from: row.validFrom,
    valid_to: row.validTo,
    succeeded_by: row.succeededBy,
  };
}

/** The stored organisations that rows or their successors name, as far as the actor may see them. */
async function storedRecords(
  tx: Tx,
  records: readonly OrganizationRecord[],
): Promise<ReadonlyMap<string, OrganizationRecord>> {
  const named = records.flatMap(({ id, succeeded_by }) => [id, succeeded_by]);
  const ids = [...new Set(named.filter((id) => id !== null))];
  const rows = await tx.rows<OrganizationRecord>(sql`
    select id, name, tier, sector, domain, region, size, languages, contacts, critical, valid_from, valid_to, succeeded_by, drill
    from organization where id = any(${ids})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Successors that are nowhere, or that are not there on the day on which the organisation is no more. */
function successorFindings(
  records: readonly OrganizationRecord[],
  stored: ReadonlyMap<string, OrganizationRecord>,
): readonly Finding[] {
  const byId = new Map([...stored, ...records.map((record) => [record.id, record] as const)]);
  return records.flatMap(({ id, valid_to: end, succeeded_by: successor }, i) => {
    if (successor === null) return [];
    const at = `/rows/${i}/succeededBy`;
    const next = byId.get(successor);
    if (next === undefined || successor === id)
      return [{ at, code: "successor-unknown", message: `There is no other organisation ${successor}.` }];
    if (end !== null && next.valid_from <= end && (next.valid_to === null || next.valid_to > end)) return [];
    return [{ at, code: "dates-out-of-order", message: `${successor} is not there when ${id} ends.` }];
  });
}

/** Adds rows; findings name those whose id an organisation has that the actor may not see. */
async function insert(
  tx: Tx,
  added: readonly OrganizationRecord[],
  all: readonly OrganizationRecord[],
): Promise<readonly Finding[]> {
  const inserted = await tx.rows<{ id: string }>(sql`
    insert into organization select * from jsonb_populate_recordset(null::organization, ${JSON.stringify(added)})
    on conflict (id) do nothing returning id`);
  if (inserted.length === added.length) return [];
  const there = new Set(inserted.map(({ id }) => id));
  const places = new Map(all.map(({ id }, i) => [id, i]));
  return added
    .filter(({ id }) => !there.has(id))
    .map(({ id }) => {
      return { at: `/rows/${places.get(id)}/id`, code: "id-taken", message: `The id ${id} is taken.` };
    });
}

async function update(tx: Tx, changed: readonly OrganizationRecord[]): Promise<void> {
  await tx.run(sql`
    update organization set name = n.name, tier = n.tier, sector = n.sector, domain = n.domain, region = n.region, size = n.size,
      languages = n.languages, contacts = n.contacts, critical = n.critical, valid_from = n.valid_from, valid_to = n.valid_to,
      succeeded_by = n.succeeded_by
    from jsonb_populate_recordset(null::organization, ${JSON.stringify(changed)}) n where organization.id = n.id`);
}
