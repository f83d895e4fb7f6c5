-- Numbers of advisories of the room's own, drawn when a case is opened or a record is begun: every accepted case has one, whether or not an advisory is written yet.

create table advisory_number (
  id text primary key,
  coordination_case text unique references coordination_case,
  drawn_at timestamptz not null
);
insert into advisory_number (id, coordination_case, drawn_at)
  select id, case when row_number() over (partition by coordination_case order by drafted_at, id) = 1 then coordination_case end, drafted_at
  from own_advisory;
alter table advisory_number enable row level security;
create policy work on advisory_number to bongsu_app using ((select is_system())) with check ((select is_system()));
