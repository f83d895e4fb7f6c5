-- Levels of the crisis alert (사이버위기경보) as they were recorded: dated, for one domain or (null) for all. A level is decided elsewhere; here it is acted on.

create table alert_period (
  number bigint generated always as identity primary key,
  domain text check (domain in ('private', 'public', 'military')),
  level text not null check (level in ('attention', 'caution', 'alert', 'serious')),
  began timestamptz not null,
  -- Null while it lasts.
  ended timestamptz,
  reason text not null,
  recorded_by text not null,
  check (ended is null or ended >= began)
);
create unique index alert_period_open on alert_period (coalesce(domain, '')) where ended is null;
alter table alert_period enable row level security;
-- A level is announced in public; who recorded it and why is for officers, and the query that others use leaves it out.
create policy see on alert_period for select to bongsu_app using (actor_role() <> '');
create policy record on alert_period to bongsu_app
  using ((select is_system()) or (select actor_role()) = 'chair' or ((select actor_role()) = 'lead' and domain = (select actor_domain())))
  with check ((select is_system()) or (select actor_role()) = 'chair' or ((select actor_role()) = 'lead' and domain = (select actor_domain())));
