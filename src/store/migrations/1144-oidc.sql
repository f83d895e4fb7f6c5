-- Signing in at an identity provider (OpenID Connect): which account is which operator, and what was asked of the provider until it answers.

create table oidc_account (
  issuer text not null,
  subject text not null,
  operator text not null references operator,
  primary key (issuer, subject)
);
-- One going to the provider and back. With a session it is a proof for one act of that session, else a sign-in.
create table oidc_flow (
  state_hash bytea primary key,
  nonce text not null,
  verifier text not null,
  next text,
  session bytea references session on delete cascade,
  act text,
  proof_hash bytea,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  check ((session is null) = (act is null) and (session is null) = (proof_hash is null))
);
create index oidc_flow_end on oidc_flow (expires_at);
alter table oidc_account enable row level security;
alter table oidc_flow enable row level security;
create policy rooms on oidc_account to bongsu_app using (is_system());
create policy rooms on oidc_flow to bongsu_app using (is_system());
