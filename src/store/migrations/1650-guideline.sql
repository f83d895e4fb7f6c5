-- Guidelines: what one office alone makes known, and which stays, beside its notices of the day.
alter table signing drop constraint signing_kind_check;
alter table signing add constraint signing_kind_check check (kind in ('order', 'suspension', 'notice', 'guideline'));
alter table pub_file drop constraint pub_file_kind_check;
alter table pub_file add constraint pub_file_kind_check
  check (kind in ('directive', 'facts', 'pack', 'details', 'delta', 'roster', 'order', 'suspension', 'notice', 'guideline', 'advisory'));
alter table office_notice add column kind text not null default 'notice' check (kind in ('notice', 'guideline'));
alter table office_notice alter column kind drop default;
alter table office_notice add column vulnerabilities text[] not null default '{}';
alter table office_notice add column review_by date;
drop index signing_notice;
create index signing_notice on signing (office, opened_at) where kind in ('notice', 'guideline');
