-- The scope by which a revision finds whom it addresses, as its office wrote it and narrowed to what that leads. Its published document holds the same, or, where
-- that would name organisations, how many they are and of which kinds (core/privacy/addressees.ts). Revisions from before this have no row: the document's holds.
create table directive_scope (
  directive text not null references directive,
  revision integer not null,
  scope text not null,
  primary key (directive, revision)
);
revoke update, delete on directive_scope from bongsu_app;
alter table directive_scope enable row level security;
create policy find on directive_scope for select to bongsu_app using ((select is_system()));
create policy issue on directive_scope for insert to bongsu_app
  with check (is_system() or actor_role() in ('chair', 'lead', 'sector'));

-- Every organisation that exists on a day as a scope reads it: whoever issues decides by whole numbers what may be published, also of those that the acting
-- officer does not see. What is told of them is `addresseesOf` of core alone.
create function scope_organizations(day date)
returns table (id text, tier text, sector text, domain text, region text, critical boolean, size integer, name jsonb)
language sql stable security definer set search_path = bongsu as $$
  select o.id, o.tier, o.sector, o.domain, o.region, o.critical, o.size, o.name from organization o
  where (is_system() or is_officer()) and o.valid_from <= day and (o.valid_to is null or o.valid_to > day) order by o.id
$$;
