-- Directives: the head that officers work on, the immutable documents of each revision, who approved, and the packs they carry.

create sequence directive_number;

-- `draft` is what is being composed, `issued_draft` what was issued last; `work` is what is being prepared and by whom (core/policy/lifecycle.ts).
create table directive (
  id text primary key,
  state text not null check (state in ('draft', 'review', 'issued', 'revised', 'superseded', 'withdrawn', 'expired')),
  revision integer not null check (revision >= 0),
  office text not null references office,
  drill boolean not null,
  draft jsonb not null,
  issued_draft jsonb,
  work jsonb,
  -- Why it shall end, or what replaces it, while an ending is under review.
  ending jsonb,
  drafted_by text not null,
  drafted_at timestamptz not null,
  updated_at timestamptz not null,
  issued_at timestamptz
);
create index directive_updated on directive (updated_at desc, id);
alter table directive enable row level security;
revoke delete on directive from bongsu_app;
create policy see on directive for select to bongsu_app using (is_system() or is_officer());
create policy draft on directive for insert to bongsu_app
  with check (is_system() or (actor_role() in ('chair', 'lead', 'sector') and office = actor_office()));
create policy work on directive for update to bongsu_app
  using (is_system() or actor_role() in ('chair', 'lead', 'sector'));

create table directive_revision (
  directive text not null references directive,
  revision integer not null check (revision > 0),
  document jsonb not null,
  at timestamptz not null,
  primary key (directive, revision)
);
revoke update, delete on directive_revision from bongsu_app;
alter table directive_revision enable row level security;
-- A document is published to everyone as a static file.
create policy see on directive_revision for select to bongsu_app using (true);
create policy issue on directive_revision for insert to bongsu_app
  with check (is_system() or actor_role() in ('chair', 'lead', 'sector'));

create table directive_approval (
  directive text not null references directive,
  revision integer not null,
  by text not null,
  office text,
  at timestamptz not null,
  primary key (directive, revision, by, at)
);
revoke update, delete on directive_approval from bongsu_app;
alter table directive_approval enable row level security;
create policy see on directive_approval for select to bongsu_app using (is_system() or is_officer());
create policy approve on directive_approval for insert to bongsu_app
  with check (actor_role() in ('chair', 'lead', 'sector') and by = actor_id());

-- Content-addressed: the match and details files of packs.
create table pack (
  sha256 text primary key,
  content bytea not null,
  at timestamptz not null
);
revoke update, delete on pack from bongsu_app;
alter table pack enable row level security;
create policy see on pack for select to bongsu_app using (true);
create policy build on pack for insert to bongsu_app
  with check (is_system() or actor_role() in ('chair', 'lead', 'sector'));
