-- The contact book of suppliers: what each source says of one, as it was taken in. What is over is computed when it is read.
create table supplier_source (
  supplier text not null,
  kind text not null check (kind in ('security-txt', 'cve-partner', 'csaf-provider', 'hand')),
  source jsonb not null,
  stated_at timestamptz not null,
  stated_by text not null,
  primary key (supplier, kind)
);
alter table supplier_source enable row level security;
create policy coordinators on supplier_source for select to bongsu_app using (actor_role() in ('analyst', 'lead') or (select is_system()));
create policy work on supplier_source to bongsu_app using ((select is_system())) with check ((select is_system()));
