-- Documents of the publication after TUF, as they are published: `expires` and `files` (the digest of the targets that a role names) say when a role signs again.
create table pub_metadata (
  tree text not null check (tree in ('ed25519', 'ml-dsa-65')),
  role text not null,
  version bigint not null check (version > 0),
  sha256 text not null,
  content bytea not null,
  expires timestamptz,
  files text,
  at timestamptz not null,
  primary key (tree, role, version)
);
alter table pub_metadata enable row level security;
create policy read on pub_metadata for select to bongsu_app using (true);
create policy publish on pub_metadata to bongsu_app using (is_system()) with check (is_system());
