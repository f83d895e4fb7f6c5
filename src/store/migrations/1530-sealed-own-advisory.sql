-- What is worked on of an advisory of the room's own is sealed until it comes out: `content` for the office that writes it (of a gravest case for three offices, of which two
-- open), `release` from the second person's approval on for the room's own key, so that it comes out at its instant while nobody of the office is there.
create table own_advisory_draft (
  own_advisory text primary key references own_advisory,
  content sealed_bytes not null,
  release sealed_bytes
);
comment on column own_advisory_draft.content is 'sealed until the advisory comes out';
comment on column own_advisory_draft.release is 'sealed until the advisory comes out';
alter table own_advisory_draft enable row level security;
create policy read on own_advisory_draft for select to bongsu_app
  using (exists (select from own_advisory o where o.id = own_advisory));
create policy work on own_advisory_draft to bongsu_app using ((select is_system())) with check ((select is_system()));

-- Who opened what is worked on, and when: noted before there is any text.
create table own_advisory_opening (
  own_advisory text not null references own_advisory,
  number bigint generated always as identity primary key,
  actor text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1
);
create index own_advisory_opening_of on own_advisory_opening (own_advisory, last_at);
alter table own_advisory_opening enable row level security;
create policy read on own_advisory_opening for select to bongsu_app
  using (exists (select from own_advisory o where o.id = own_advisory));
create policy work on own_advisory_opening to bongsu_app using ((select is_system())) with check ((select is_system()));

-- A statement cannot seal. Drafts that an earlier program left in clear wait here until the room has sealed them, which it does as it starts and as soon as their office has a
-- key; nobody reads them from here, and the table is emptied as files are (truncate) once the last is sealed.
create table own_advisory_unsealed (
  own_advisory text primary key references own_advisory,
  document jsonb not null
);
insert into own_advisory_unsealed (own_advisory, document)
  select id, document from own_advisory where state in ('draft', 'review', 'approved');
alter table own_advisory_unsealed enable row level security;
create policy work on own_advisory_unsealed to bongsu_app using ((select is_system())) with check ((select is_system()));
grant truncate on own_advisory_unsealed to bongsu_app;

-- Written anew, so that the column that is gone lies in no page of the table's files.
alter table own_advisory drop column document;
cluster own_advisory using own_advisory_pkey;
alter table own_advisory set without cluster;
