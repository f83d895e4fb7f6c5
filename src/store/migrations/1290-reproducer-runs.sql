-- Which reports wait for their reproducer to be run, and who has one just now.

alter table submission
  add column run_waits boolean not null default true,
  add column run_taken_until timestamptz not null default '-infinity',
  add column run_attempts smallint not null default 0;
create index submission_to_run on submission (lane, reporter, ordinal) where run_waits and state = 'checked';
