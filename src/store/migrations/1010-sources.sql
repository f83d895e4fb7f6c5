-- Where records come from: what orders the editions of one, who brought it, changes that are held back or can be undone, when what was listed.

-- What orders editions of the record, where its format has more for it than `modified`; null too in rows from before.
alter table advisory add column edition jsonb;
-- The actor that brought the current content; '' in rows from before.
alter table advisory add column brought_by text not null default '';
create index advisory_lower_id on advisory (lower(id));

alter table exploited add column remarks jsonb not null default '[]';
-- A time ahead of the clock delisted nothing and makes nothing newer.
update exploited set delisted_at = null where delisted_at > now() + interval '10 minutes';
update exploited set as_of = null where as_of > now() + interval '10 minutes';
delete from exploited_issue where released > now() + interval '10 minutes';
delete from exploitation_score where date > current_date + 1;

-- Every listing and delisting: when the source said so, and when the room learned of it.
create table exploited_listing (
  id bigint generated always as identity primary key,
  catalog text not null,
  cve text not null,
  listed boolean not null,
  -- The day of the listing as the catalogue has it, or the release of the issue that no longer had it.
  at timestamptz,
  seen_at timestamptz not null default now(),
  by text not null,
  batch text not null
);
create index exploited_listing_cve on exploited_listing (cve, id);
insert into exploited_listing (catalog, cve, listed, at, seen_at, by, batch)
  select catalog, cve, true, date_added, first_seen, '', '' from exploited order by first_seen, catalog, cve;
insert into exploited_listing (catalog, cve, listed, at, seen_at, by, batch)
  select catalog, cve, false, delisted_at, last_changed, '', '' from exploited where delisted_at is not null order by catalog, cve;

-- Changes that a feed asks for and that take something away or are not to be believed.
create table feed_change (
  id text primary key,
  number bigint generated always as identity unique,
  kind text not null,
  -- The key of the record, the catalogue, the name of the scores' day or of the ecosystem.
  subject text not null,
  -- What people call it.
  name text not null,
  format text not null,
  reason text not null,
  state text not null,
  at timestamptz not null default now(),
  brought_by text not null,
  batch text not null,
  path text not null,
  position text not null,
  -- SHA-256 of what asks for it: a record's document, an issue's file.
  content text not null,
  effect jsonb not null,
  -- The record, issue or scores as read, and the bytes (zstd) that they were read from.
  arrival jsonb not null,
  source bytea not null,
  -- What stood before, to be put back; null until it is made.
  before jsonb,
  decided_at timestamptz,
  decided_by text,
  undone_at timestamptz,
  undone_by text
);
create unique index feed_change_waiting on feed_change (subject, content, reason) where state = 'held';
create index feed_change_subject on feed_change (subject);
create index feed_change_state on feed_change (state, number);

-- Who may speak for what, one document.
create table source_authority (
  singleton boolean primary key default true check (singleton),
  sources jsonb not null,
  loaded_at timestamptz not null default now(),
  loaded_by text not null
);

alter table exploited_listing enable row level security;
create policy read on exploited_listing for select to bongsu_app using ((select actor_role()) <> '');
create policy import on exploited_listing to bongsu_app using ((select may_import())) with check ((select may_import()));
alter table feed_change enable row level security;
create policy read on feed_change for select to bongsu_app using ((select reader_class()) >= 3);
create policy import on feed_change to bongsu_app using ((select may_import())) with check ((select may_import()));
alter table source_authority enable row level security;
create policy read on source_authority for select to bongsu_app using ((select actor_role()) <> '');
create policy load on source_authority to bongsu_app using ((select is_system())) with check ((select is_system()));
