-- Offices that sign: the rosters that the room adopted, oldest first, and what waits for their signatures or has them.
create table roster (
  version integer primary key check (version > 0),
  sha256 text not null unique,
  envelope jsonb not null,
  at timestamptz not null
);
revoke update, delete on roster from bongsu_app;
alter table roster enable row level security;
-- Rosters are published.
create policy see on roster for select to bongsu_app using (true);
create policy adopt on roster for insert to bongsu_app with check (is_system());

-- A document by the digest of its bytes, which never change. `opens` is what is stored with a directive when it enters into force: its fact; null where it is in force.
create table signing (
  sha256 text primary key,
  kind text not null check (kind in ('order', 'suspension', 'notice')),
  directive text references directive,
  revision integer,
  office text not null,
  payload bytea not null,
  roster integer not null references roster,
  opens jsonb,
  opened_at timestamptz not null,
  -- When enough offices had signed, when it entered into force with its proof, and when it was dropped before that.
  signed_at timestamptz,
  entered_at timestamptz,
  dropped_at timestamptz,
  proof text
);
create index signing_directive on signing (directive, revision);
create index signing_open on signing (opened_at) where entered_at is null and dropped_at is null;
revoke delete on signing from bongsu_app;
alter table signing enable row level security;
create policy see on signing for select to bongsu_app using (is_system() or is_officer());
create policy open_it on signing for insert to bongsu_app
  with check (is_system() or actor_role() in ('chair', 'lead', 'sector'));
create policy step on signing for update to bongsu_app
  using (is_system() or actor_role() in ('chair', 'lead', 'sector'));

create table signing_signature (
  signing text not null references signing,
  keyid text not null,
  office text not null,
  sig text not null,
  at timestamptz not null,
  -- Who brought it; whose it is the signature says.
  by text not null,
  primary key (signing, keyid)
);
revoke update, delete on signing_signature from bongsu_app;
alter table signing_signature enable row level security;
create policy see on signing_signature for select to bongsu_app using (is_system() or is_officer());
create policy bring on signing_signature for insert to bongsu_app
  with check (is_system() or actor_role() in ('chair', 'lead', 'sector'));

-- The scope that an order is issued with, until it enters into force; as directive_scope, for the room itself alone.
create table signing_scope (
  signing text primary key references signing,
  scope text not null
);
revoke update, delete on signing_scope from bongsu_app;
alter table signing_scope enable row level security;
create policy find on signing_scope for select to bongsu_app using ((select is_system()));
create policy open_it on signing_scope for insert to bongsu_app
  with check (is_system() or actor_role() in ('chair', 'lead', 'sector'));

alter table directive drop constraint directive_state_check;
alter table directive add constraint directive_state_check
  check (state in ('draft', 'review', 'approved', 'issued', 'revised', 'superseded', 'withdrawn', 'expired'));
alter table pub_file drop constraint pub_file_kind_check;
alter table pub_file add constraint pub_file_kind_check
  check (kind in ('directive', 'facts', 'pack', 'details', 'delta', 'roster', 'order', 'suspension', 'notice'));

-- Where in the log a document of the offices lies.
create table logged_document (
  sha256 text primary key,
  index bigint not null
);
revoke update, delete on logged_document from bongsu_app;
alter table logged_document enable row level security;
create policy append on logged_document for insert to bongsu_app with check (is_system());
create policy read on logged_document for select to bongsu_app using (is_system());
