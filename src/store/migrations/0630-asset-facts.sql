-- What an organisation states of its systems, for all of them at once: seen by itself and the room, by no office, as its inventories are.

create table asset_facts (
  organization text collate "C" primary key references organization,
  -- Facts by name, see `AssetFacts` in core; what is not there is not known.
  facts jsonb not null,
  stated_at timestamptz not null
);
alter table asset_facts enable row level security;
create policy own on asset_facts to bongsu_app using ((select is_system()) or organization = (select actor_organization()))
  with check ((select is_system()) or organization = (select actor_organization()));

-- How many organisations of each whole cell (domain, sector, tier) that the actor may see are in the same situation towards these
-- advisories: it takes no organisation and no scope, so that nobody can ask of one. `core/population.ts` hides what is small before anyone reads it.
-- `complete` is null where nothing was delegated, false where a delegated list has components that could not be named.
create function situations(day date, records text[])
returns table (domain text, sector text, tier text, facts jsonb, complete boolean, held text[], count integer)
language sql stable security definer set search_path = bongsu as $$
  select o.domain, o.sector, o.tier, coalesce(f.facts, '{}'), i.complete, coalesce(e.held, '{}'), count(*)::integer
  from organization o
    left join asset_facts f on f.organization = o.id
    left join (select organization, sum(unnamed) = 0 as complete from inventory group by organization) i on i.organization = o.id
    left join (select organization, array_agg(distinct advisory order by advisory) as held from exposure
      where advisory = any(records) group by organization) e on e.organization = o.id
  where is_officer() and o.valid_from <= day and (o.valid_to is null or o.valid_to > day) and may_see(o.id, o.domain, o.sector)
  group by 1, 2, 3, 4, 5, 6
$$;
