-- Suspensions in force or lapsed: when the clocks of a revision stand still, by whom and why. They are published.
create table suspension (
  sha256 text primary key references signing,
  directive text not null references directive,
  revision integer not null,
  office text not null,
  starts timestamptz not null,
  -- Null: until the next revision.
  ends timestamptz check (ends > starts),
  reason jsonb not null
);
create index suspension_directive on suspension (directive, revision);
revoke update, delete on suspension from bongsu_app;
alter table suspension enable row level security;
create policy see on suspension for select to bongsu_app using (true);
create policy enter on suspension for insert to bongsu_app with check (is_system());
