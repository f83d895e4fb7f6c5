-- Which reports bring a source in which what they name is looked for, and who looks in one just now.

alter table submission
  add column source_waits boolean not null default false,
  add column source_taken_until timestamptz not null default '-infinity',
  add column source_attempts smallint not null default 0;
create index submission_source_waits on submission (lane, reporter, ordinal) where source_waits;
