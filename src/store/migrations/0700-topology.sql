-- Topology is data: the document that a room works with, names by language, jurisdictions over tiers and regions too. Words that the schema held as
-- closed lists (domains) are checked against the document by whoever writes them.

create table topology (
  single boolean primary key default true check (single),
  -- json and not jsonb: the order of languages and lists is part of the document.
  document json not null,
  loaded_at timestamptz not null default now()
);
alter table topology enable row level security;
-- What a topology says is public: the room serves it to anyone.
create policy read on topology for select to bongsu_app using (actor_role() <> '');
create policy load on topology to bongsu_app using (is_system()) with check (is_system());

alter table jurisdiction drop constraint jurisdiction_domain_check, add column tier text, add column region text;
alter table organization drop constraint organization_domain_check;
alter table alert_period drop constraint alert_period_domain_check;
alter table operator drop constraint operator_language_check;

do $$
declare relation text;
begin
  foreach relation in array array['office', 'organization', 'operator'] loop
    execute format('alter table %I add column name jsonb', relation);
    execute format('update %I set name = jsonb_build_object(''ko'', name_ko, ''en'', name_en)', relation);
    execute format('alter table %I alter column name set not null, drop column name_ko, drop column name_en', relation);
  end loop;
end $$;
