-- Mails about cases to who works on them for an office: whoever is on duty for it is interrupted once for a case, until they have looked into it; what follows is told once a day.
-- None of it stands in the journal or among the alerts of the room, from which others could tell that there is a case.
alter table case_notice drop constraint case_notice_kind_check;
alter table case_notice add constraint case_notice_kind_check
  check (kind in ('ended', 'published', 'reminder', 'waiting', 'released', 'signal', 'answered', 'credit'));

create table case_alert (
  id text primary key,
  operator text not null references operator,
  coordination_case text not null references coordination_case,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  digested_at timestamptz,
  delivered_at timestamptz
);
create index case_alert_of on case_alert (coordination_case, operator, raised_at);
create index case_alert_due on case_alert (due_at) where sent_at is null;

-- Which notices it is about; each is told to whoever was on duty then.
create table case_alert_fact (
  notice text not null references case_notice,
  alert text not null references case_alert,
  kind text not null,
  at timestamptz not null,
  primary key (notice, alert)
);
create index case_alert_fact_of on case_alert_fact (alert, at);

alter table case_alert enable row level security;
create policy work on case_alert to bongsu_app using ((select is_system())) with check ((select is_system()));
alter table case_alert_fact enable row level security;
create policy work on case_alert_fact to bongsu_app using ((select is_system())) with check ((select is_system()));
