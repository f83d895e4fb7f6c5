-- More time for one organisation and one directive: what it asked for and why, what was answered, and the room's sealed word for a grant.

create table extension_request (
  request text primary key,
  directive text not null,
  organization text not null references organization,
  domain text not null,
  sector text not null,
  asked_at timestamptz not null,
  duration jsonb not null,
  reason text not null,
  -- What stands in for the action meanwhile.
  controls text not null,
  state text not null default 'open' check (state in ('open', 'granted', 'declined')),
  answered_at timestamptz,
  answered_by text,
  granted jsonb,
  -- Why it was declined.
  answer text,
  envelope jsonb,
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'granted') = (granted is not null))
);
-- One at a time.
create unique index extension_open on extension_request (directive, organization) where state = 'open';
create index extension_granted on extension_request (directive, organization) where state = 'granted';
create index extension_organization on extension_request (organization);
revoke delete on extension_request from bongsu_app;
alter table extension_request enable row level security;
-- As standings: the chair sees none by name.
create policy see on extension_request for select to bongsu_app
  using ((select actor_role()) <> 'chair' and may_see(organization, domain, sector));
create policy ask on extension_request for insert to bongsu_app
  with check ((select actor_role()) = 'organization' and organization = (select actor_organization()) and state = 'open');
create policy answer on extension_request for update to bongsu_app
  using ((select actor_role()) in ('system', 'lead', 'sector') and may_see(organization, domain, sector))
  with check ((select actor_role()) in ('system', 'lead', 'sector') and may_see(organization, domain, sector));
