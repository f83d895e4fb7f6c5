-- Who this room is to the people and agents that know it: the address under which they reach it and the key that signs what it publishes. A row of the registry.
create table room_identity (
  single boolean primary key default true check (single),
  room uuid not null default gen_random_uuid(),
  origin text not null,
  -- sha256 (hex) of the public key.
  keyid text not null,
  recorded_at timestamptz not null default now()
);
alter table room_identity enable row level security;
create policy work on room_identity to bongsu_app using (is_system()) with check (is_system());
