-- Whoever must release an advisory as the second person hears of it as of everything in a case; who handed it over is not told of its own act.
alter table case_notice drop constraint case_notice_kind_check;
alter table case_notice add constraint case_notice_kind_check
  check (kind in ('ended', 'published', 'reminder', 'waiting', 'released', 'signal', 'answered', 'credit', 'review'));
alter table case_notice add column operator text;
