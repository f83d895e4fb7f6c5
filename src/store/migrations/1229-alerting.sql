-- Alerts to persons: who is on duty, what was alerted, who was interrupted for it, and what became of that. Sent, delivered, read and acknowledged are four things.

create table duty_list (
  singleton boolean primary key default true check (singleton),
  document jsonb not null,
  loaded_at timestamptz not null default now(),
  loaded_by text not null
);

create table alert (
  id text primary key,
  number bigint generated always as identity unique,
  campaign text not null,
  kind text not null,
  about text not null,
  raised_at timestamptz not null,
  ended_at timestamptz,
  acknowledged_at timestamptz,
  -- How many of each turn were interrupted so far, and when the next one is.
  level integer not null default 0,
  escalate_at timestamptz
);
create unique index alert_open on alert (campaign) where ended_at is null;
create index alert_escalating on alert (escalate_at) where acknowledged_at is null and ended_at is null;

create table interrupt (
  id text primary key,
  number bigint generated always as identity unique,
  alert text not null references alert,
  operator text not null references operator,
  due_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  acknowledged_at timestamptz,
  unique (alert, operator)
);
create index interrupt_due on interrupt (due_at) where sent_at is null;
create index interrupt_operator on interrupt (operator, number);

-- What interrupts nobody any more: told once a day.
create table digest (
  id text primary key,
  operator text not null references operator,
  made_at timestamptz not null default now(),
  delivered_at timestamptz
);
create table digest_item (
  number bigint generated always as identity primary key,
  operator text not null references operator,
  alert text not null references alert,
  at timestamptz not null,
  digest text references digest
);
create index digest_item_waiting on digest_item (operator, at) where digest is null;
create index digest_item_digest on digest_item (digest);

alter table duty_list enable row level security;
create policy rooms on duty_list to bongsu_app using ((select is_system()));
alter table alert enable row level security;
create policy rooms on alert to bongsu_app using ((select is_system()));
alter table interrupt enable row level security;
create policy rooms on interrupt to bongsu_app using ((select is_system()));
alter table digest enable row level security;
create policy rooms on digest to bongsu_app using ((select is_system()));
alter table digest_item enable row level security;
create policy rooms on digest_item to bongsu_app using ((select is_system()));
