-- What is reported to the room. Of a report's content there is nothing here: texts and files are sealed objects of the office that takes reports in, and what stands
-- beside them is who waits where, since when, and what was decided.

create table submission (
  number text primary key check (number ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  ordinal bigint generated always as identity unique,
  office text not null references office,
  object text not null unique references sealed_object,
  -- Of the bytes that were sent; one reporter's same bytes are one report.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  reporter text not null check (length(reporter) between 1 and 120),
  reporter_kind text not null check (reporter_kind in ('anonymous', 'person', 'pipeline')),
  lane text not null check (lane in ('exploited', 'first', 'known', 'accredited', 'anonymous', 'flood')),
  policy text not null check (length(policy) <= 80),
  received_at timestamptz not null,
  state text not null default 'received' check (state in ('received', 'checked', 'returned', 'unreadable')),
  -- Until then one worker has it.
  taken_until timestamptz not null default '-infinity',
  attempts smallint not null default 0,
  checked_at timestamptz,
  -- What people decided in the end; the reporter's record is made of it.
  outcome text check (outcome in ('valid', 'invalid')),
  decided_at timestamptz,
  -- For reporters who come back with six words: the digest of what their words lead to, and the key to which the room seals for them.
  secret_digest text check (secret_digest ~ '^[0-9a-f]{64}$'),
  reporter_key bytea check (octet_length(reporter_key) = 1216),
  wrong_tries smallint not null default 0,
  try_again_at timestamptz not null default '-infinity',
  unique (reporter, digest),
  check ((outcome is null) = (decided_at is null)),
  check ((secret_digest is null) = (reporter_key is null))
);
create index submission_waiting on submission (lane, reporter, ordinal) where state = 'received';
create index submission_recent on submission (reporter, received_at);
create index submission_decided on submission (reporter, decided_at) where outcome is not null;
create index submission_office on submission (office, state, ordinal);
revoke delete on submission from bongsu_app;
alter table submission enable row level security;
create policy own on submission to bongsu_app
  using ((select is_system()) or ((select actor_role()) in ('lead', 'analyst') and office = (select actor_office())))
  with check ((select is_system()) or ((select actor_role()) in ('lead', 'analyst') and office = (select actor_office())));

-- What each gate decided, by codes; whoever sees the report sees it, and so does its reporter.
create table submission_gate (
  number text not null references submission,
  gate text not null check (gate in ('lint', 'duplicates', 'reproducer', 'plausibility')),
  verdict text not null check (verdict ~ '^[a-z][a-z-]{0,39}$'),
  reasons text[] not null default '{}',
  evidence text references sealed_object,
  decided_at timestamptz not null,
  milliseconds integer not null check (milliseconds >= 0),
  primary key (number, gate)
);
alter table submission_gate enable row level security;
create policy own on submission_gate to bongsu_app
  using ((select is_system()) or exists (select from submission s where s.number = submission_gate.number));

-- What the office asked and the reporter answered; both sealed.
create table submission_message (
  number text not null references submission,
  ordinal bigint generated always as identity,
  author text not null check (author in ('office', 'reporter')),
  object text not null unique references sealed_object,
  once text not null check (length(once) between 16 and 100),
  sent_at timestamptz not null,
  primary key (number, ordinal),
  unique (number, once)
);
alter table submission_message enable row level security;
create policy own on submission_message to bongsu_app
  using ((select is_system()) or exists (select from submission s where s.number = submission_message.number));

-- Work that was shown and is spent, until the challenge would be too old anyway.
create table spent_work (
  challenge text primary key check (challenge ~ '^[0-9a-f]{64}$'),
  until timestamptz not null
);
create index spent_work_until on spent_work (until);
alter table spent_work enable row level security;
create policy room on spent_work to bongsu_app using ((select is_system()));

-- How many reports a supplier takes in seven days, and which it was given or waits for.
create table supplier_pace (
  organization text primary key references organization,
  weekly integer not null check (weekly between 1 and 10000),
  stated_at timestamptz not null
);
alter table supplier_pace enable row level security;
create policy own on supplier_pace to bongsu_app
  using ((select is_system()) or organization = (select actor_organization()))
  with check ((select is_system()) or organization = (select actor_organization()));

create table supplier_report (
  organization text not null references organization,
  number text not null references submission,
  since timestamptz not null,
  handed_at timestamptz,
  primary key (organization, number)
);
create index supplier_report_waiting on supplier_report (organization, since) where handed_at is null;
create index supplier_report_handed on supplier_report (organization, handed_at) where handed_at is not null;
alter table supplier_report enable row level security;
create policy own on supplier_report to bongsu_app
  using ((select is_system()) or organization = (select actor_organization()))
  with check ((select is_system()));
