-- Sealed objects: bytes that only their readers' keys open. The room keeps them sealed, and of what is in them nothing: no index, no excerpt, no digest.

-- The type of every column that holds something sealed. A column of it can hold nothing else, whatever a program makes of it.
create domain sealed_bytes as bytea
  check (substring(value from 1 for 16) = '\x626f6e6773752d7365616c65642f310a'::bytea and octet_length(value) > 56);

create table sealed_object (
  object text primary key check (object ~ '^[0-9a-f]{32}$'),
  office text references office,
  organization text references organization,
  content sealed_bytes not null,
  stored_at timestamptz not null default now(),
  shredded_at timestamptz,
  check ((office is null) <> (organization is null))
);
comment on column sealed_object.content is 'sealed';
create index sealed_object_owner on sealed_object (coalesce(office, organization), stored_at);
alter table sealed_object enable row level security;
create policy own on sealed_object to bongsu_app
  using ((select is_system()) or office = (select actor_office()) or organization = (select actor_organization()))
  with check ((select is_system()) or office = (select actor_office()) or organization = (select actor_organization()));

-- The journal is the chair's to read; of it an owner reads what was done with what is the owner's.
create index journal_sealed on journal ((fact ->> 'object'), position) where kind like 'sealed-object.%';
create function sealed_object_history(about text) returns table (at timestamptz, actor text, fact jsonb)
language sql stable security definer set search_path = bongsu as
$$ select j.at, j.actor, j.fact from journal j
  where j.kind like 'sealed-object.%' and j.fact ->> 'object' = about
    and (is_system() or j.fact ->> 'owner' in (actor_office(), actor_organization()))
  order by j.position $$;

-- The one table that had no policy: which migrations ran is no secret, and the program never writes it as anybody but the schema's owner.
alter table migration enable row level security;
create policy read on migration for select to bongsu_app using (true);
