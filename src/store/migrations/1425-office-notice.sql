-- Notices of offices that are published: what one office makes known, which orders nothing.
create table office_notice (
  sha256 text primary key references signing,
  office text not null,
  issued_at timestamptz not null,
  title jsonb not null,
  text jsonb not null,
  -- Which directive it is about, as the office wrote it; none has to be here.
  directive text,
  replaces text
);
create index office_notice_at on office_notice (issued_at desc, sha256);
create index office_notice_replaces on office_notice (replaces) where replaces is not null;
create index signing_notice on signing (office, opened_at) where kind = 'notice';
revoke update, delete on office_notice from bongsu_app;
alter table office_notice enable row level security;
create policy see on office_notice for select to bongsu_app using (true);
create policy enter on office_notice for insert to bongsu_app with check (is_system());
