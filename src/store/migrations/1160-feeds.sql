-- Feeds that a room fetches by itself: what its operator scheduled, one document; and how each of them fares.

create table feed_schedule (
  singleton boolean primary key default true check (singleton),
  document jsonb not null,
  loaded_at timestamptz not null default now(),
  loaded_by text not null
);

create table feed_state (
  feed text primary key,
  scheduled_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  -- Who fetches it now; nobody else does until the lease is given back or ends.
  leased_by text,
  lease_until timestamptz,
  running_since timestamptz,
  tried_at timestamptz,
  ok_at timestamptz,
  failures integer not null default 0,
  failing_since timestamptz,
  -- What ended the last fetch: a code and a sentence; null when it succeeded.
  error jsonb,
  -- Up to when the feed speaks, by its own word, and when it last brought something new.
  as_of timestamptz,
  changed_at timestamptz,
  records bigint,
  remarks jsonb not null default '[]',
  counts jsonb not null default '{}',
  memory jsonb not null default '{"files": {}}',
  -- Problems that were alerted and still stand, each with the time of the alert.
  alerts jsonb not null default '{}'
);
create index feed_state_due on feed_state (due_at);

alter table feed_schedule enable row level security;
create policy read on feed_schedule for select to bongsu_app using ((select actor_role()) <> '');
create policy load on feed_schedule to bongsu_app using ((select is_system())) with check ((select is_system()));
alter table feed_state enable row level security;
create policy read on feed_state for select to bongsu_app using ((select reader_class()) >= 2);
create policy fetching on feed_state to bongsu_app using ((select may_import())) with check ((select may_import()));
