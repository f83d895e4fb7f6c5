-- Dissemination: whom a directive was told to, and what is published as static files.

create table told (
  directive text not null,
  organization text not null references organization,
  revision integer not null,
  tier text not null,
  sector text not null,
  domain text not null,
  due timestamptz,
  at timestamptz not null,
  primary key (directive, organization)
);
create index told_organization on told (organization);
alter table told enable row level security;
create policy see on told for select to bongsu_app using (may_see(organization, domain, sector));
create policy tell on told to bongsu_app using (is_system()) with check (is_system());

-- Every file under /pub, with its bytes: publishing again writes the same.
create table pub_file (
  path text primary key,
  kind text not null check (kind in ('directive', 'pack', 'details')),
  sha256 text not null,
  content bytea not null,
  at timestamptz not null
);
create table pub_index (
  sequence bigint primary key,
  envelope jsonb not null,
  at timestamptz not null
);
alter table pub_file enable row level security;
alter table pub_index enable row level security;
create policy read on pub_file for select to bongsu_app using (true);
create policy read on pub_index for select to bongsu_app using (true);
create policy publish on pub_file to bongsu_app using (is_system()) with check (is_system());
create policy publish on pub_index to bongsu_app using (is_system()) with check (is_system());
