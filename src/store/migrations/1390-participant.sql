-- Participants of cases who are let in from outside: by an invitation with a one-time secret they become operators who see their cases and nothing else.
alter table operator drop constraint operator_role_check;
alter table operator
  add constraint operator_role_check check (role in ('chair', 'lead', 'sector', 'analyst', 'organization', 'participant')),
  add constraint operator_participant check ((role = 'participant') = (id like 'participant:%'));

alter table case_participant add column operator text references operator;
create index case_participant_operator on case_participant (operator) where operator is not null;

-- One-time links; the secret is kept as sha256 only. `made_by` is the coordinator's participant, who hands the report over once the embargo is accepted.
create table case_invitation (
  id text primary key,
  number bigint not null generated always as identity,
  secret_hash bytea not null unique,
  coordination_case text not null,
  participant text not null,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  seen_at timestamptz,
  used_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (coordination_case, participant) references case_participant
);
create index case_invitation_participant on case_invitation (coordination_case, participant);
alter table case_invitation enable row level security;
create policy work on case_invitation to bongsu_app using ((select is_system())) with check ((select is_system()));

-- Participants read what is published for anyone, and of cases their own.
create or replace function reader_class() returns integer language sql stable parallel safe as
$$ select case actor_role() when 'public' then 0 when 'participant' then 0 when 'organization' then 1 when 'agent' then 1 when 'sector' then 2 when 'chair' then 3 when 'lead' then 3 when 'analyst' then 3 when 'system' then 3 else -1 end $$;
create or replace function in_case(about text) returns boolean language sql stable security definer set search_path = bongsu as
$$ select is_system()
    or (actor_role() in ('analyst', 'lead') and actor_office() <> '' and (
      exists (select from coordination_case c where c.id = about and c.office = actor_office())
      or exists (select from case_participant p where p.coordination_case = about and p.office = actor_office())))
    or (actor_role() = 'organization' and exists (
      select from case_participant p where p.coordination_case = about and p.organization = actor_organization()))
    or (actor_role() = 'participant' and exists (
      select from case_participant p where p.coordination_case = about and p.operator = actor_id())) $$;
