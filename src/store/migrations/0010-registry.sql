-- Registry: organisations, offices and their jurisdictions by date; operators, sessions, passkeys, tokens; agent keys.

create table world (
  single boolean primary key default true check (single),
  name text not null,
  drill boolean not null,
  loaded_at timestamptz not null default now()
);

create table office (
  id text primary key,
  kind text not null check (kind in ('chair', 'lead', 'ministry', 'isac', 'coordinator')),
  name_ko text not null,
  name_en text not null
);

-- Who leads whom, from a date to the day before another. A null domain or sector stands for all.
create table jurisdiction (
  office text not null references office,
  domain text check (domain in ('private', 'public', 'military')),
  sector text,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
create index jurisdiction_office on jurisdiction (office);

create table organization (
  id text primary key,
  name_ko text not null,
  name_en text not null,
  tier text not null,
  sector text not null,
  domain text not null check (domain in ('private', 'public', 'military')),
  region text not null,
  critical boolean not null,
  size integer not null check (size >= 0),
  languages text[] not null,
  contacts jsonb not null,
  valid_from date not null,
  valid_to date,
  succeeded_by text references organization,
  drill boolean not null,
  check (valid_to is null or valid_to > valid_from)
);
create index organization_cut on organization (domain, sector, tier);

-- Whether the actor may see rows of an organisation with this domain and sector. Chair: all; lead: its domain; sector officer: its
-- sector; organisation and agent: their own; analyst: none.
create function may_see(id text, domain text, sector text) returns boolean language sql stable parallel safe as $$
  select case actor_role()
    when 'system' then true
    when 'chair' then true
    when 'lead' then domain = actor_domain()
    when 'sector' then sector = actor_sector()
    when 'organization' then id = actor_organization()
    when 'agent' then id = actor_organization()
    else false end
$$;
alter table organization enable row level security;
create policy see on organization for select to bongsu_app using (may_see(id, domain, sector));
create policy register on organization for insert to bongsu_app
  with check (is_system() or (actor_role() = 'lead' and domain = actor_domain()));
create policy change on organization for update to bongsu_app
  using (is_system() or (actor_role() = 'lead' and domain = actor_domain()));

create table agent_key (
  keyid text primary key,
  organization text not null references organization,
  public_key bytea not null,
  label text not null,
  registered_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index agent_key_organization on agent_key (organization);
alter table agent_key enable row level security;
create policy own on agent_key to bongsu_app
  using (is_system() or organization = actor_organization())
  with check (is_system() or organization = actor_organization());

-- People and scripts that sign in. An officer has an office; an organisation's operator has an organisation.
create table operator (
  id text primary key,
  role text not null check (role in ('chair', 'lead', 'sector', 'analyst', 'organization')),
  name_ko text not null,
  name_en text not null,
  office text references office,
  organization text references organization,
  domain text,
  sector text,
  language text not null default 'ko' check (language in ('ko', 'en')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  check ((role = 'organization') = (organization is not null)),
  check (role <> 'lead' or domain is not null),
  check (role <> 'sector' or sector is not null)
);
-- Secrets are kept as sha256 only.
create table sign_in_link (
  secret_hash bytea primary key,
  operator text not null references operator,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table session (
  secret_hash bytea primary key,
  operator text not null references operator,
  csrf text not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create table passkey (
  id text primary key,
  operator text not null references operator,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  registered_at timestamptz not null default now()
);
create table passkey_challenge (
  id text primary key,
  operator text references operator,
  challenge text not null,
  expires_at timestamptz not null
);
create table token (
  id text primary key,
  secret_hash bytea not null unique,
  operator text not null references operator,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
alter table operator enable row level security;
alter table sign_in_link enable row level security;
alter table session enable row level security;
alter table passkey enable row level security;
alter table passkey_challenge enable row level security;
alter table token enable row level security;
create policy self on operator for select to bongsu_app using (id = actor_id());
create policy rooms on operator to bongsu_app using (is_system());
create policy rooms on sign_in_link to bongsu_app using (is_system());
create policy rooms on session to bongsu_app using (is_system());
create policy rooms on passkey to bongsu_app using (is_system());
create policy rooms on passkey_challenge to bongsu_app using (is_system());
create policy rooms on token to bongsu_app using (is_system());
