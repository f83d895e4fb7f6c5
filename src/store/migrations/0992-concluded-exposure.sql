-- What a delegated list says beyond a name and a version (where a thing comes from, what is only required, which other names it goes by), so that the room
-- concludes on it as an agent does. A component of which ranges alone do not decide is kept whole, under `way` 'whole', with the areas whose records may
-- speak of it (`core/matching/exposure-area.ts`); what is concluded of it is told apart from what ranges and keys give.
alter table holding drop constraint holding_way_check;
alter table holding add constraint holding_way_check check (way in ('own', 'any', 'none', 'whole'));
alter table holding add column component jsonb, add column areas text[];
create index holding_areas on holding using gin (areas) where component is not null;

create table advisory_area (
  area text collate "C" not null,
  advisory text collate "C" not null,
  primary key (area, advisory)
);
create index advisory_area_advisory on advisory_area (advisory);
alter table advisory_area enable row level security;
create policy keep on advisory_area to bongsu_app using ((select is_system())) with check ((select is_system()));

alter table exposure add column concluded boolean not null default false;
alter table exposure drop constraint exposure_pkey;
alter table exposure add primary key (organization, advisory, product, version, concluded);
create index exposure_concluded on exposure (product, version) where concluded;

-- What of a list was compared with nothing, by code, and one product of each ecosystem, release and vendor in it with how many components lie there. Null
-- for a list that an earlier program read: what it left out nobody knows, so that it counts as not compared until it is delegated again.
alter table inventory add column not_compared jsonb, add column areas jsonb;
-- Whether all records were compared with it since it was delegated.
alter table inventory add column concluded boolean not null default false;

-- A list of which something was compared with nothing says as little of what is held as one whose components could not be named.
create or replace function situations(day date, records text[])
returns table (domain text, sector text, tier text, facts jsonb, complete boolean, held text[], count integer)
language sql stable security definer set search_path = bongsu as $$
  select o.domain, o.sector, o.tier, coalesce(f.facts, '{}'), i.complete, coalesce(e.held, '{}'), count(*)::integer
  from organization o
    left join asset_facts f on f.organization = o.id
    left join (select organization, bool_and(unnamed = 0 and not_compared is not distinct from '{}' and concluded) as complete
      from inventory group by organization) i on i.organization = o.id
    left join (select organization, array_agg(distinct advisory order by advisory) as held from exposure
      where advisory = any(records) group by organization) e on e.organization = o.id
  where is_officer() and o.valid_from <= day and (o.valid_to is null or o.valid_to > day) and may_see(o.id, o.domain, o.sector)
  group by 1, 2, 3, 4, 5, 6
$$;
