-- A report in a form that nobody here knows was not checked: a word of its own, and drawn from as all that the gates put last.

alter table submission drop constraint submission_state_check,
  add constraint submission_state_check check (state in ('received', 'checked', 'unchecked', 'returned', 'unreadable'));
drop index submission_undrawn;
create index submission_undrawn on submission (ordinal) where second_look is null and (put_last or state in ('unchecked', 'returned', 'unreadable'));
