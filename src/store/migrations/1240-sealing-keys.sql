-- The public keys that things are sealed for in this room, an office's or (without one) that of the room's own intake; and what waits for a key to be unlocked.

create table sealing_key (
  key text primary key check (key ~ '^[0-9a-f]{64}$'),
  office text references office,
  -- The document of the public key (bongsu.public-key/1).
  document jsonb not null,
  registered_at timestamptz not null default now(),
  registered_by text not null,
  -- Since then nothing new is sealed for it; what was before still opens.
  retired_at timestamptz
);
create unique index sealing_key_current on sealing_key (coalesce(office, '')) where retired_at is null;
alter table sealing_key enable row level security;
create policy read on sealing_key for select to bongsu_app using (true);
create policy own on sealing_key for all to bongsu_app
  using ((select is_system()) or office = (select actor_office()))
  with check ((select is_system()) or office = (select actor_office()));

-- A sealed object that something waits for: it goes on when the office's key (without one: that of the intake) is unlocked.
create table sealed_waiting (
  object text primary key references sealed_object,
  office text references office,
  since timestamptz not null default now()
);
create index sealed_waiting_office on sealed_waiting (coalesce(office, ''), since);
alter table sealed_waiting enable row level security;
create policy own on sealed_waiting to bongsu_app
  using ((select is_system()) or office = (select actor_office()))
  with check ((select is_system()) or office = (select actor_office()));

-- How much waits for whom is no secret within the room; for what is.
create function sealed_waiting_counts() returns table (office text, waiting bigint, oldest timestamptz)
language sql stable security definer set search_path = bongsu as
$$ select w.office, count(*), min(w.since) from sealed_waiting w group by w.office $$;

-- As for objects: of the journal an office reads what was done with its keys.
create index journal_sealing_key on journal ((fact ->> 'office'), position) where kind like 'sealing-key.%';
create function sealing_key_history(about text, most int) returns table (at timestamptz, actor text, fact jsonb)
language sql stable security definer set search_path = bongsu as
$$ select j.at, j.actor, j.fact from journal j
  where j.kind like 'sealing-key.%' and j.fact ->> 'office' = about and (is_system() or about = actor_office())
  order by j.position desc limit most $$;
