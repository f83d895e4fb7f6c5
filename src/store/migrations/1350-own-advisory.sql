-- Advisories of the room's own. Until its instant a record is read by its office alone, and nothing of it stands in the journal, in a table of advisories, or in the
-- publication; its number is drawn, so that numbers of what is out tell nothing of what is not.

create table own_advisory (
  id text primary key,
  office text not null references office,
  coordination_case text references coordination_case,
  state text not null check (state in ('draft', 'review', 'approved', 'published', 'withdrawn')),
  -- What is worked on, and what was published last.
  document jsonb not null,
  published jsonb,
  revision integer not null default 0,
  publish_at timestamptz,
  drafted_at timestamptz not null,
  check (state <> 'approved' or publish_at is not null)
);
create index own_advisory_office on own_advisory (office, drafted_at);
create index own_advisory_due on own_advisory (publish_at) where state = 'approved';

-- Who did what to it.
create table own_advisory_entry (
  own_advisory text not null references own_advisory,
  number bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  act text not null check (act in ('drafted', 'edited', 'submitted', 'approved', 'published', 'withdrawal')),
  revision integer not null
);
create index own_advisory_entry_of on own_advisory_entry (own_advisory, number);

alter table own_advisory enable row level security;
alter table own_advisory_entry enable row level security;
create policy read on own_advisory for select to bongsu_app
  using ((select actor_role()) in ('analyst', 'lead') and office = (select actor_office()));
create policy read on own_advisory_entry for select to bongsu_app
  using (exists (select from own_advisory o where o.id = own_advisory));
create policy work on own_advisory to bongsu_app using ((select is_system())) with check ((select is_system()));
create policy work on own_advisory_entry to bongsu_app using ((select is_system())) with check ((select is_system()));

alter table pub_file drop constraint pub_file_kind_check;
alter table pub_file add constraint pub_file_kind_check
  check (kind in ('directive', 'facts', 'pack', 'details', 'delta', 'roster', 'order', 'suspension', 'notice', 'advisory'));
