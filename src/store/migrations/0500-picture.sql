-- Picture: summary rows that a follower keeps; the only rows that the national picture reads.

create table picture (
  directive text primary key,
  title jsonb not null,
  drill boolean not null,
  issued_at timestamptz not null,
  due timestamptz,
  position bigint not null,
  at timestamptz not null
);
create table picture_cell (
  directive text not null references picture,
  sector text not null,
  tier text not null,
  told integer not null,
  acknowledged integer not null,
  silent integer not null,
  unknown integer not null,
  affected integer not null,
  contradicted integer not null,
  closed integer not null,
  closed_in_time integer not null,
  not_affected integer not null,
  primary key (directive, sector, tier)
);
alter table picture enable row level security;
alter table picture_cell enable row level security;
create policy see on picture for select to bongsu_app using (is_officer());
create policy keep on picture to bongsu_app using (is_system()) with check (is_system());
create policy see on picture_cell for select to bongsu_app using (is_officer());
create policy keep on picture_cell to bongsu_app using (is_system()) with check (is_system());
