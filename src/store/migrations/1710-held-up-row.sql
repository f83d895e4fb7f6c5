-- Rows of the room's own work that failed: each waits by itself, ever longer, and keeps no other waiting. A row goes once its work is done.
create table held_up_row (
  work text not null,
  item text not null,
  failures integer not null default 0,
  error text not null check (length(error) <= 500),
  retry_at timestamptz not null,
  logged boolean not null default false,
  primary key (work, item)
);
alter table held_up_row enable row level security;
create policy work on held_up_row to bongsu_app using ((select is_system())) with check ((select is_system()));
