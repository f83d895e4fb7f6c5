-- Response: acknowledgements and attestations as they came, and where each organisation stands.

create table standing (
  directive text not null,
  organization text not null references organization,
  revision integer not null,
  tier text not null,
  sector text not null,
  domain text not null,
  due timestamptz,
  told_at timestamptz not null,
  acknowledged_at timestamptz,
  standing text not null,
  since timestamptz not null,
  closed_at timestamptz,
  sequence bigint not null default 0,
  primary key (directive, organization)
);
create index standing_organization on standing (organization);
create index standing_open on standing (directive, domain, due) where standing not in ('closed', 'not-affected');
alter table standing enable row level security;
-- The chair sees the picture's cells, not who stands where.
create policy see on standing for select to bongsu_app
  using (actor_role() <> 'chair' and may_see(organization, domain, sector));
create policy follow on standing to bongsu_app using (is_system()) with check (is_system());
create policy answer_first on standing for insert to bongsu_app with check (organization = actor_organization());
create policy answer on standing for update to bongsu_app
  using (organization = actor_organization()) with check (organization = actor_organization());

-- One row an answer; `digest` is sha256 of the signed bytes (or of the once-id of a page), so the same answer again is the same row.
create table answer (
  receipt text primary key,
  kind text not null check (kind in ('acknowledgement', 'attestation')),
  digest text not null unique,
  directive text not null,
  organization text not null references organization,
  revision integer not null,
  sequence bigint,
  keyid text,
  payload jsonb not null,
  envelope jsonb,
  standing text,
  received_at timestamptz not null,
  unique (directive, organization, sequence)
);
create index answer_organization on answer (organization, directive);
revoke update, delete on answer from bongsu_app;
alter table answer enable row level security;
create policy own on answer for select to bongsu_app using (is_system() or organization = actor_organization());
create policy give on answer for insert to bongsu_app with check (organization = actor_organization());
