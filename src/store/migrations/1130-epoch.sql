-- Epochs: a room whose database was put back counts on from far above what may have been given out. A row of the registry for each but the first.
create table room_epoch (
  number integer primary key check (number > 1),
  begun_at timestamptz not null,
  -- The time up to which the database surely had everything.
  restored_to timestamptz not null,
  because text not null check (because in ('restored', 'publication-ahead', 'publication-missing', 'agent-report', 'by-hand')),
  -- Indexes, and the facts files of every directive, are numbered above these.
  index_floor bigint not null,
  facts_floor bigint not null
);
revoke update, delete on room_epoch from bongsu_app;
alter table room_epoch enable row level security;
-- Every index tells of them.
create policy see on room_epoch for select to bongsu_app using (true);
create policy begin_epoch on room_epoch for insert to bongsu_app with check (is_system());

-- The next revision of a directive is numbered above this.
alter table directive add column revision_floor integer not null default 0;
grant update on sequence directive_number to bongsu_app;
