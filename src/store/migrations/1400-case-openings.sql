-- What is written in a case is sealed for whom it is meant, and every opening of it is noted where its owners read it: in the case, not in the room's journal.

-- The key of a participant that is no office of this room (bongsu.public-key/1); an office's stands with its sealing keys.
alter table case_participant add column sealing_key jsonb;

-- An object's own id, which was drawn: a number would tell how much is written that a reader is not shown.
alter table case_text add column object text check (object ~ '^[0-9a-f]{32}$');
update case_text set object = substring(encode(content, 'escape') from '"object":"([0-9a-f]{32})"');
alter table case_text alter column object set not null;
-- Who takes part in a case that was split stands in both, as it was sealed.
alter table case_text add unique (coordination_case, object);

alter table case_audience drop constraint case_audience_kind_check;
alter table case_audience add constraint case_audience_kind_check check (kind in ('invitation', 'about', 'participant', 'message', 'file'));

-- Offices that gave the case away: nothing is sealed for them any more.
alter table coordination_case add column former_offices text[] not null default '{}';

create table case_opening (
  coordination_case text not null references coordination_case,
  number bigint generated always as identity primary key,
  actor text not null,
  participant text not null,
  -- Opened in the room, or taken away as it is sealed, to be opened elsewhere.
  how text not null check (how in ('opened', 'taken')),
  -- Numbers of texts, the smallest first.
  texts jsonb not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1
);
create index case_opening_of on case_opening (coordination_case, first_at);
alter table case_opening enable row level security;
create policy take_part on case_opening for select to bongsu_app using (in_case(coordination_case));
create policy work on case_opening to bongsu_app using ((select is_system())) with check ((select is_system()));
