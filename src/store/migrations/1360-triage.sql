-- What people decide of reports: who looks at which, what was decided and why, which are taken for one flaw. What is written to a reporter is sealed.

create table triage_report (
  number text primary key references submission,
  -- Until then one person has it, and nobody else decides.
  claimed_by text,
  claimed_until timestamptz not null default '-infinity',
  looked_at timestamptz,
  first_look_at timestamptz,
  -- Seconds of people's time, from the times of looks and acts.
  spent integer not null default 0 check (spent >= 0),
  assignee text,
  snoozed_until timestamptz not null default '-infinity',
  -- The report that it is taken to be the same as: it waits behind that one, unless that one was rejected.
  behind text references submission,
  decision text check (decision in ('accepted', 'rejected')),
  reason text check (reason ~ '^[a-z][a-z-]{0,39}$'),
  -- For the reporter, sealed.
  sentence text references sealed_object,
  decided_at timestamptz,
  coordination_case text,
  check (behind is distinct from number),
  check ((decision is null) = (decided_at is null)),
  check ((reason is not null) = (decision is not distinct from 'rejected'))
);
create index triage_report_behind on triage_report (behind) where behind is not null;
create index triage_report_decided on triage_report (decided_at) where decided_at is not null;
alter table triage_report enable row level security;
create policy own on triage_report to bongsu_app
  using ((select is_system()) or exists (select from submission s where s.number = triage_report.number));

-- Every act with what was there before it, so that it can be undone.
create table triage_act (
  ordinal bigint generated always as identity primary key,
  number text not null references submission,
  act text not null check (act in ('accept', 'reject', 'ask', 'link', 'unlink', 'assign', 'snooze')),
  actor text not null,
  at timestamptz not null,
  before jsonb not null,
  undone_at timestamptz
);
create index triage_act_report on triage_act (number, ordinal);
revoke delete on triage_act, triage_report from bongsu_app;
alter table triage_act enable row level security;
create policy own on triage_act to bongsu_app
  using ((select is_system()) or exists (select from submission s where s.number = triage_act.number));

-- What waits for people, by reporter.
create index submission_undecided on submission (office, lane, reporter, ordinal) where state <> 'received' and outcome is null;
