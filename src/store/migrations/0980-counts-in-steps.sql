-- Counts move in steps, and the journal is no second door.

-- The journal is read by the room itself alone; whoever else may read of it gets each fact through the one function that decides field by field
-- (`core/privacy/visible-fact.ts`). A salt keeps the hash of an entry from telling what a reader was not shown of it.
alter table journal add column salt bytea;
drop policy read on journal;
create policy read on journal for select to bongsu_app using ((select is_system()));

-- What the picture shows of one organisation that responded, and what it will show once its unit moves. The two differ while fewer than five
-- organisations of the unit have changed. Seen by the room alone.
create table picture_response (
  directive text not null,
  organization text not null,
  domain text not null,
  sector text not null,
  tier text not null,
  answer text not null,
  acknowledged boolean not null,
  shown_answer text not null default 'silent',
  shown_acknowledged boolean not null default false,
  -- The journal position of the newest change: the oldest are shown first.
  changed bigint not null,
  primary key (directive, organization)
);
create index picture_response_held on picture_response (directive)
  where answer <> shown_answer or acknowledged <> shown_acknowledged;
alter table picture_response enable row level security;
create policy keep on picture_response to bongsu_app using ((select is_system())) with check ((select is_system()));

-- The cells of the picture: organisations of one domain, sector and tier as they are shown. Cells of one unit move together and only together.
-- They are counted anew from what was answered: nothing is kept of how they were counted before.
drop table picture_cell;
delete from picture;
create table picture_cell (
  directive text not null references picture,
  domain text not null,
  sector text not null,
  tier text not null,
  unit integer not null,
  told integer not null,
  acknowledged integer not null default 0,
  unknown integer not null default 0,
  affected integer not null default 0,
  contradicted integer not null default 0,
  closed integer not null default 0,
  closed_in_time integer not null default 0,
  not_affected integer not null default 0,
  primary key (directive, domain, sector, tier)
);
alter table picture_cell enable row level security;
create policy see on picture_cell for select to bongsu_app using ((select is_officer()));
create policy keep on picture_cell to bongsu_app using ((select is_system())) with check ((select is_system()));
update cursor set position = least(position, coalesce(
  (select min(position) - 1 from journal where kind in ('directive.disseminated', 'standings.opened')), position))
where follower = 'picture.cells';
