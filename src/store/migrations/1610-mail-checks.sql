-- A mail whose sender cannot be looked up yet, since no key that is unlocked opens it, is looked at again later and later.
alter table case_mail
  add column checks integer not null default 0,
  add column next_check timestamptz not null default '-infinity';
drop index case_mail_unchecked;
create index case_mail_unchecked on case_mail (next_check, received_at) where sender = 'not-checked' and number is not null;
