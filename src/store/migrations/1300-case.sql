-- Cases: coordination under embargo. A case has no number that could be counted, its texts are sealed, and its log is its own: that a case exists is known to its
-- participants alone. States are codes; nothing here says what is flawed.

create table coordination_case (
  id text primary key,
  -- Whose coordinators work on it.
  office text not null references office,
  record jsonb not null,
  -- When the embargo in force ends, for the clock.
  ends_at timestamptz,
  purpose text not null check (purpose in ('coordination', 'drill')),
  -- Texts are shredded so many days after closing.
  retention_days integer not null default 90 check (retention_days between 1 and 3650),
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz
);
create index coordination_case_office on coordination_case (office, opened_at);
create index coordination_case_due on coordination_case (ends_at) where ends_at is not null;

create table case_participant (
  coordination_case text not null references coordination_case,
  participant text not null,
  -- Who it is in this room; neither where somebody outside takes part.
  office text references office,
  organization text references organization,
  zone text not null,
  language text not null,
  joined_at timestamptz not null,
  primary key (coordination_case, participant),
  check (office is null or organization is null)
);
create index case_participant_organization on case_participant (organization) where organization is not null;
create index case_participant_office on case_participant (office) where office is not null;

-- Its log: each entry holds the hash of the one before it.
create table case_entry (
  coordination_case text not null references coordination_case,
  number bigint not null,
  at timestamptz not null,
  actor text not null,
  entry jsonb not null,
  before bytea not null,
  hash bytea not null,
  primary key (coordination_case, number)
);

-- What was written in it: sealed for its office, and opened for its audience while that key is unlocked.
create table case_text (
  coordination_case text not null references coordination_case,
  number bigint not null,
  content sealed_bytes not null,
  sealed_at timestamptz not null,
  primary key (coordination_case, number)
);
comment on column case_text.content is 'sealed';

-- Whom each text is for; `detail` says that it describes the flaw.
create table case_audience (
  coordination_case text not null,
  number bigint not null,
  kind text not null check (kind in ('invitation', 'about', 'participant', 'message')),
  author text not null,
  audience text[] not null,
  detail boolean not null,
  primary key (coordination_case, number),
  foreign key (coordination_case, number) references case_text
);

-- What happened to messages to a participant; silence is read from it, and is no answer.
create table case_contact (
  coordination_case text not null,
  participant text not null,
  number bigint generated always as identity primary key,
  kind text not null check (kind in ('sent', 'bounced', 'delivered', 'seen', 'answered', 'declined')),
  at timestamptz not null,
  foreign key (coordination_case, participant) references case_participant
);
create index case_contact_participant on case_contact (coordination_case, participant, number);

-- Whether the actor takes part in a case: as a coordinator of its office, for an office that was invited, or as an organisation that was.
create function in_case(about text) returns boolean language sql stable security definer set search_path = bongsu as
$$ select is_system()
    or (actor_role() in ('analyst', 'lead') and actor_office() <> '' and (
      exists (select from coordination_case c where c.id = about and c.office = actor_office())
      or exists (select from case_participant p where p.coordination_case = about and p.office = actor_office())))
    or (actor_role() = 'organization' and exists (
      select from case_participant p where p.coordination_case = about and p.organization = actor_organization())) $$;

do $$
declare relation text; key text;
begin
  foreach relation in array array['coordination_case', 'case_participant', 'case_entry', 'case_text', 'case_audience', 'case_contact'] loop
    key := case relation when 'coordination_case' then 'id' else 'coordination_case' end;
    execute format('alter table %I enable row level security', relation);
    execute format('create policy take_part on %I for select to bongsu_app using (in_case(%I))', relation, key);
    execute format('create policy work on %I to bongsu_app using ((select is_system())) with check ((select is_system()))', relation);
  end loop;
end $$;
