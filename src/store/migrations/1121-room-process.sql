-- The processes that serve and work on this database, each seen every few seconds. What one that is gone had leased is free for the others.
create table room_process (
  id text primary key,
  kind text not null,
  host text not null,
  version text not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
grant select, insert, update, delete on room_process to bongsu_app;
alter table room_process enable row level security;
create policy own on room_process to bongsu_app using (is_system()) with check (is_system());
