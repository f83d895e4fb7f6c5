-- What a feed shows of a case's identifiers: a proposal to end its embargo, which a person confirms. Identifiers are codes and stand in clear, so that feeds are compared while keys are locked.
create table case_identifier (
  coordination_case text not null references coordination_case,
  identifier text not null check (length(identifier) between 5 and 80),
  noted_at timestamptz not null,
  primary key (coordination_case, identifier)
);
create index case_identifier_of on case_identifier (identifier);

create table case_signal (
  id text primary key,
  coordination_case text not null references coordination_case,
  kind text not null check (kind in ('public', 'attacks')),
  identifier text not null,
  -- The record or the catalogue that shows it.
  source text not null,
  seen_at timestamptz not null,
  state text not null check (state in ('proposed', 'confirmed', 'dismissed')),
  decided_at timestamptz,
  decided_by text,
  unique (coordination_case, kind, identifier, source)
);
do $$
declare relation text;
begin
  foreach relation in array array['case_identifier', 'case_signal'] loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy take_part on %I for select to bongsu_app using (in_case(coordination_case))', relation);
    execute format('create policy work on %I to bongsu_app using ((select is_system())) with check ((select is_system()))', relation);
  end loop;
end $$;

alter table case_notice drop constraint case_notice_kind_check;
alter table case_notice add constraint case_notice_kind_check check (kind in ('ended', 'published', 'reminder', 'waiting', 'released', 'signal'));
