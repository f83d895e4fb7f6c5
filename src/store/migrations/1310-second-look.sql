-- What the gates put last, and which of it is drawn for a second look.

alter table submission
  add column put_last boolean not null default false,
  add column second_look boolean;
create index submission_undrawn on submission (ordinal) where second_look is null and (put_last or state in ('returned', 'unreadable'));
create index submission_second_look on submission (office) where second_look;
