-- Packs of whole ecosystems: which advisories stand in which, what waits to be built, and the versions that were.

-- In whose packs a record stands. What may not be published (restricted, TLP green, withdrawn) has no row; what is published later waits for its day.
create table shelved (
  ecosystem text not null,
  advisory text not null,
  published timestamptz,
  primary key (ecosystem, advisory)
);
create index shelved_advisory on shelved (advisory);
create index shelved_published on shelved (published);

-- One row an ecosystem. `change` grows with every change, so that one that comes while a pack is built is not lost.
create table ecosystem_pack (
  ecosystem text primary key,
  change bigint not null default 1,
  -- The first and the last change that the newest version does not have; null when it has all.
  stale_since timestamptz default now(),
  changed_at timestamptz not null default now(),
  built_at timestamptz,
  -- Whether a version was built that no index names yet.
  unlisted boolean not null default false,
  failures integer not null default 0,
  retry_at timestamptz not null default now(),
  error text
);

create table ecosystem_version (
  ecosystem text not null references ecosystem_pack,
  number integer not null,
  pack text not null,
  details text not null,
  advisories integer not null,
  at timestamptz not null,
  primary key (ecosystem, number)
);

-- `about` is what the index says of a file beside path, digest and size. One that names an ecosystem may be kept without being listed: the
-- whole of an earlier version, from which deltas are made.
alter table pub_file add column about jsonb not null default '{}';

do $$
declare relation text;
begin
  foreach relation in array array['shelved', 'ecosystem_pack', 'ecosystem_version'] loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy work on %I to bongsu_app using (is_system()) with check (is_system())', relation);
  end loop;
end $$;
