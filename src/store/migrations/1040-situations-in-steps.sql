-- What previews and comparisons tell of a cell's stated facts and delegated lists moves in steps too: once five organisations of the cell (domain,
-- sector, tier) have changed. Whoever stated or delegated something new counts as before until then. What an organisation takes back or replaces is gone,
-- and cannot be told as it was: its whole cell counts as unknown until the cell moves.

create table situation_shown (
  organization text collate "C" primary key references organization,
  -- The cell as it was when the row was shown last.
  domain text not null,
  sector text not null,
  tier text not null,
  facts jsonb not null default '{}',
  -- As in `situations`: null where nothing was delegated.
  complete boolean,
  -- Its situation is another one than the one that is shown.
  held boolean not null default true,
  -- The shown one cannot be told any more.
  gone boolean not null default false
);
create index situation_shown_cell on situation_shown (domain, sector, tier) where held;
alter table situation_shown enable row level security;
create policy keep on situation_shown to bongsu_app using ((select is_system())) with check ((select is_system()));
-- Taking a list back counts at once.
create policy take_back on situation_shown for update to bongsu_app
  using (organization = (select actor_organization())) with check (organization = (select actor_organization()));
create policy own on situation_shown for select to bongsu_app using (organization = (select actor_organization()));

-- What was told until now is what is shown.
insert into situation_shown (organization, domain, sector, tier, facts, complete, held)
select o.id, o.domain, o.sector, o.tier, coalesce(f.facts, '{}'), i.complete, false
from organization o
  left join asset_facts f on f.organization = o.id
  left join (select organization, bool_and(unnamed = 0 and not_compared is not distinct from '{}' and concluded) as complete from inventory group by organization) i on i.organization = o.id
where f.organization is not null or i.organization is not null;

create or replace function situations(day date, records text[])
returns table (domain text, sector text, tier text, facts jsonb, complete boolean, held text[], count integer)
language sql stable security definer set search_path = bongsu as $$
  with present as (
    select o.id, o.domain, o.sector, o.tier from organization o
    where o.valid_from <= day and (o.valid_to is null or o.valid_to > day) and may_see(o.id, o.domain, o.sector)),
  -- Cells of which someone's situation is gone, or of which someone has left: they would tell whose.
  unsettled as (
    select distinct s.domain, s.sector, s.tier from situation_shown s
      left join organization o on o.id = s.organization and (o.domain, o.sector, o.tier) = (s.domain, s.sector, s.tier)
        and o.valid_from <= day and (o.valid_to is null or o.valid_to > day)
    where (s.facts <> '{}' or s.complete is not null) and (s.gone or o.id is null))
  select p.domain, p.sector, p.tier, coalesce(s.facts, '{}'), s.complete,
    case when s.complete is null then '{}' else coalesce(e.held, '{}') end, count(*)::integer
  from present p
    left join situation_shown s on s.organization = p.id and (s.domain, s.sector, s.tier) = (p.domain, p.sector, p.tier)
      and not exists (select from unsettled u where (u.domain, u.sector, u.tier) = (p.domain, p.sector, p.tier))
    left join (select organization, array_agg(distinct advisory order by advisory) as held from exposure
      where advisory = any(records) group by organization) e on e.organization = p.id
  where is_officer()
  group by 1, 2, 3, 4, 5, 6
$$;
