-- Exposure: inventories that organisations delegated, their holdings under version keys, the ranges of all advisories, and where the two meet.
-- Inventories, holdings and exposures are seen by their organisation and the room itself: by no office, whatever its jurisdiction.

create table inventory (
  id uuid primary key,
  organization text not null references organization,
  path text not null,
  kind text not null,
  digest bytea not null,
  components integer not null,
  -- Components that could not be named, and those whose version could not be read: unknown is not safe.
  unnamed integer not null,
  unreadable integer not null,
  delegated_at timestamptz not null default now(),
  unique (organization, path)
);

-- One row a distinct product and version of an inventory; see `Holding` in core. `held` is null where it is the product itself.
create table holding (
  product text collate "C" not null,
  way text not null check (way in ('own', 'any', 'none')),
  key bytea,
  version text not null,
  held text,
  scheme text not null,
  organization text collate "C" not null,
  inventory uuid not null
) partition by hash (product);

do $$ begin
  for part in 0..15 loop
    execute format('create table holding_%s partition of holding for values with (modulus 16, remainder %s)', part, part);
  end loop;
end $$;
-- Who holds a version between two keys is answered from the index alone.
create index holding_match on holding (product, key, organization) include (way, version, held);
create index holding_inventory on holding (organization, inventory);

-- What advisories say; see `VersionRange` in core. Restricted records have no rows here. `high` is excluded, always.
create table version_range (
  id bigint generated always as identity primary key,
  advisory text not null,
  product text collate "C" not null,
  base text collate "C" not null,
  name text not null,
  scheme text not null,
  low bytea not null,
  high bytea not null,
  verdict text not null check (verdict in ('affected', 'unknown')),
  exact jsonb,
  text text
);
create index version_range_product on version_range (product, low);
create index version_range_base on version_range (base) where base <> product;
create index version_range_advisory on version_range (advisory);

-- The content of each advisory of which the ranges were last made.
create table ranged (
  advisory text primary key,
  content text not null
);
create index advisory_version_batch on advisory_version (batch);

create table exposure (
  organization text collate "C" not null,
  advisory text not null,
  product text not null,
  version text not null,
  verdict text not null check (verdict in ('affected', 'unknown')),
  since timestamptz not null default now(),
  primary key (organization, advisory, product, version)
);
create index exposure_advisory on exposure (advisory);

do $$
declare relation text;
begin
  for relation in select c.relname from pg_class c where c.relnamespace = 'bongsu'::regnamespace
    and c.relkind in ('r', 'p') and c.relname ~ '^(inventory|exposure|holding(_\d+)?)$' loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy own on %I to bongsu_app using ((select is_system()) or organization = (select actor_organization()))
      with check ((select is_system()) or organization = (select actor_organization()))', relation);
  end loop;
  foreach relation in array array['version_range', 'ranged'] loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy keep on %I to bongsu_app using ((select is_system())) with check ((select is_system()))', relation);
  end loop;
end $$;
create policy read on version_range for select to bongsu_app using ((select actor_role()) <> '');
