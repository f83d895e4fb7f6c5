-- Advisories: what outside sources say, each record as it came and in the platform's form; aliases link records and never merge them.
-- Public data: every signed-in role reads it, but records whose source restricts passing on (TLP amber and red), which offices alone read.

create function may_import() returns boolean language sql stable parallel safe as
$$ select actor_role() in ('system', 'lead', 'analyst') $$;
create function may_read_restricted() returns boolean language sql stable parallel safe as
$$ select actor_role() in ('system', 'chair', 'lead', 'analyst') $$;

-- The current content of each record. `content` is the SHA-256 of the document without white space and names one of its versions.
create table advisory (
  key text primary key,
  id text not null,
  format text not null,
  publisher text not null,
  sharing text check (sharing in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  restricted boolean not null,
  published timestamptz,
  modified timestamptz,
  withdrawn timestamptz,
  -- When the record last said something new by its own account (1970 when it never says): the order of lists.
  newest timestamptz not null,
  advisory jsonb not null,
  unknown jsonb not null,
  remarks jsonb not null,
  content text not null,
  words tsvector not null,
  first_seen timestamptz not null default now(),
  last_changed timestamptz not null default now()
);
create index advisory_id on advisory (id);
create index advisory_newest on advisory (newest desc, key);
create index advisory_words on advisory using gin (words);

-- Every content that a record ever had here: the document itself (zstd), and where it was first met.
create table advisory_version (
  key text not null references advisory on delete cascade,
  content text not null,
  restricted boolean not null,
  modified timestamptz,
  source bytea not null,
  path text not null,
  position text not null,
  sha256 text not null,
  batch text not null,
  seen_at timestamptz not null default now(),
  primary key (key, content)
);

-- The names by which a record is found: its id, its aliases, and what it is related to. One hop, never closed over.
create table advisory_name (
  key text not null references advisory on delete cascade,
  name text not null,
  relation text not null check (relation in ('id', 'alias', 'related')),
  restricted boolean not null,
  primary key (key, relation, name)
);
create index advisory_name_name on advisory_name (name, relation);

create table advisory_product (
  key text not null references advisory on delete cascade,
  product text not null,
  label text not null,
  restricted boolean not null,
  primary key (key, product)
);
create index advisory_product_product on advisory_product (product);

-- Known-exploited entries. `as_of` is the release of the issue that said so, null where the form does not carry one.
create table exploited (
  catalog text not null,
  cve text not null,
  entry jsonb not null,
  unknown jsonb not null,
  date_added date not null,
  as_of timestamptz,
  path text not null,
  sha256 text not null,
  first_seen timestamptz not null default now(),
  last_changed timestamptz not null default now(),
  delisted_at timestamptz,
  primary key (catalog, cve)
);
create index exploited_cve on exploited (cve);

create table exploited_issue (
  catalog text primary key,
  version text not null,
  released timestamptz not null,
  sha256 text not null,
  seen_at timestamptz not null default now()
);

create table exploitation_score (
  cve text not null,
  date date not null,
  model text not null,
  score double precision not null,
  percentile double precision not null,
  primary key (cve, date, model)
);

-- Which file brought which scores; the scores themselves carry day and model.
create table exploitation_score_file (
  path text not null,
  date date not null,
  model text not null,
  first_seen timestamptz not null default now(),
  primary key (path, date, model)
);

create table quarantine (
  id bigint generated always as identity primary key,
  path text not null,
  position text not null,
  sha256 text not null,
  format text not null,
  findings jsonb not null,
  bytes bytea not null,
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(),
  unique (path, position, sha256)
);

do $$
declare relation text;
begin
  foreach relation in array array['advisory', 'advisory_version', 'advisory_name', 'advisory_product'] loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy read on %I for select to bongsu_app using ((select actor_role()) <> '''' and (not restricted or (select may_read_restricted())))', relation);
    execute format('create policy import on %I to bongsu_app using ((select may_import())) with check ((select may_import()))', relation);
  end loop;
  foreach relation in array array['exploited', 'exploited_issue', 'exploitation_score', 'exploitation_score_file'] loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy read on %I for select to bongsu_app using ((select actor_role()) <> '''')', relation);
    execute format('create policy import on %I to bongsu_app using ((select may_import())) with check ((select may_import()))', relation);
  end loop;
end $$;
alter table quarantine enable row level security;
create policy read on quarantine for select to bongsu_app using ((select is_officer()));
create policy import on quarantine to bongsu_app using ((select may_import())) with check ((select may_import()));
