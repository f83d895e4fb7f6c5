-- People at their own doors: where and when a passkey or a session began, a proof of a fresh sign-in for one act, and what an operator is to be told of it.

alter table passkey
  add column label text not null default '',
  -- The browser that registered it, as it called itself.
  add column place text not null default '',
  add column used_at timestamptz;
alter table session
  add column opened_by text not null default 'link' check (opened_by in ('link', 'passkey', 'oidc')),
  add column place text not null default '';

-- What a challenge is for; that of a step-up is bound to the digest of the one act for which it was given.
alter table passkey_challenge
  add column purpose text not null default 'sign-in' check (purpose in ('sign-in', 'register', 'step-up')),
  add column act text;
update passkey_challenge set purpose = 'register' where id like 'register:%';

-- That the person behind a session was there just now, for one act; spent by it.
create table step_up (
  secret_hash bytea primary key,
  session bytea not null references session on delete cascade,
  act text not null,
  expires_at timestamptz not null
);
create index step_up_session on step_up (session);

-- What happened to an operator's own access, for the operator to see.
create table operator_notice (
  id bigint generated always as identity primary key,
  operator text not null references operator,
  kind text not null,
  -- The passkey, browser or token that it is about, as people call it.
  about text not null default '',
  at timestamptz not null default now(),
  read_at timestamptz
);
create index operator_notice_operator on operator_notice (operator, id desc);

alter table step_up enable row level security;
alter table operator_notice enable row level security;
create policy rooms on step_up to bongsu_app using (is_system());
create policy rooms on operator_notice to bongsu_app using (is_system());
