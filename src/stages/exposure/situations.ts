/**
 * What previews may tell of each organisation's situation (what it stated, and that it delegated lists), beside what it is: the two differ until five of a
 * cell have changed. An office sees no inventory and no facts, so one organisation's act must not be seen in two previews either.
 */
import { smallestShownCount } from "#core/privacy/suppression.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** The situation of some organisations as it is, with the cell that each is in. */
function current(organizations: Sql): Sql {
  return sql`
    select o.id as organization, o.domain, o.sector, o.tier, coalesce(f.facts, '{}') as facts, i.complete
    from organization o
      left join asset_facts f on f.organization = o.id
      left join (select organization, bool_and(unnamed = 0 and not_compared is not distinct from '{}' and concluded) as complete from inventory group by organization) i on i.organization = o.id
    where o.id in (${organizations})`;
}

/**
 * Takes in what some organisations stated, delegated or took back; `replaced` are those whose lists now meet other advisories than before. Then moves
 * every cell in which enough has changed.
 */
export async function holdSituations(
  tx: Tx,
  organizations: readonly string[],
  replaced: ReadonlySet<string>,
): Promise<void> {
  if (organizations.length === 0) return;
  await tx.run(sql`
    insert into situation_shown as s (organization, domain, sector, tier)
    select organization, domain, sector, tier from (${current(sql`select unnest(${organizations}::text[])`)}) c
    on conflict (organization) do nothing`);
  await tx.run(sql`
    update situation_shown s set gone = s.gone or (s.complete is not null and s.organization = any(${[...replaced]})),
      held = s.gone or s.organization = any(${[...replaced]}) or s.facts <> c.facts or s.complete is distinct from c.complete
        or (s.domain, s.sector, s.tier) <> (c.domain, c.sector, c.tier)
    from (${current(sql`select unnest(${organizations}::text[])`)}) c where s.organization = c.organization`);
  await moveCells(tx);
}

/** Shows every cell in which five have changed as it is, and forgets who left it. */
async function moveCells(tx: Tx): Promise<void> {
  const cells = await tx.rows<{ domain: string; sector: string; tier: string }>(sql`
    select o.domain, o.sector, o.tier from situation_shown s join organization o on o.id = s.organization
    where s.held group by 1, 2, 3 having count(*) >= ${smallestShownCount}`);
  if (cells.length === 0) return;
  const moving = sql`select * from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as m (domain text, sector text, tier text)`;
  await tx.run(sql`
    delete from situation_shown s using (${moving}) m, organization o
    where (s.domain, s.sector, s.tier) = (m.domain, m.sector, m.tier) and o.id = s.organization
      and (o.valid_to <= now()::date or (o.domain, o.sector, o.tier) <> (s.domain, s.sector, s.tier))
      and not s.held`);
  await tx.run(sql`
    update situation_shown s set facts = c.facts, complete = c.complete, domain = c.domain, sector = c.sector, tier = c.tier,
      held = false, gone = false
    from (${current(sql`
      select s.organization from situation_shown s join organization o on o.id = s.organization
        join (${moving}) m on (o.domain, o.sector, o.tier) = (m.domain, m.sector, m.tier)
      where s.held`)}) c
    where s.organization = c.organization`);
}

/** The advisories that an organisation's lists meet, as one text to compare. */
export async function heldAdvisories(tx: Tx, organization: string): Promise<string> {
  const row = await tx.first<{ held: string | null }>(sql`
    select string_agg(distinct advisory, ' ' order by advisory) as held from exposure where organization = ${organization}`);
  return row?.held ?? "";
}
