-- The lists of the room's public pages (a digest each), and the entry of its log that states it.
create table page_manifest (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  served_at timestamptz not null default now(),
  log_index bigint
);
alter table page_manifest enable row level security;
create policy rooms on page_manifest to bongsu_app using (is_system()) with check (is_system());
