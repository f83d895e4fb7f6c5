-- What participants of a case are to be told at once: that its embargo has ended, or that it was published. A message names the notice alone; to whom it goes is opened when it is sent.
create table case_notice (
  id text primary key,
  coordination_case text not null,
  participant text not null,
  kind text not null check (kind in ('ended', 'published')),
  at timestamptz not null,
  queued_at timestamptz,
  delivered_at timestamptz,
  foreign key (coordination_case, participant) references case_participant
);
create index case_notice_waiting on case_notice (at) where queued_at is null;
alter table case_notice enable row level security;
create policy work on case_notice to bongsu_app using ((select is_system())) with check ((select is_system()));
