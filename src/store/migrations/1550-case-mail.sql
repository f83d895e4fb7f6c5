-- Mail into cases. Each participant who is written to has an address of its own to answer to: a token that was drawn, which can be taken back. What comes there is sealed
-- into the case at once; here stands only that it came, so that none comes twice, and whether its sender is the one that was expected.
create table case_reply_address (
  token text primary key,
  coordination_case text not null,
  participant text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  foreign key (coordination_case, participant) references case_participant
);
create unique index case_reply_address_open on case_reply_address (coordination_case, participant) where revoked_at is null;
alter table case_reply_address enable row level security;
create policy work on case_reply_address to bongsu_app using ((select is_system())) with check ((select is_system()));

create table case_mail (
  -- sha256 of the token with the mail's Message-ID or, where it has none, its bytes.
  digest bytea primary key,
  coordination_case text not null,
  participant text not null,
  kind text not null check (kind in ('message', 'automatic', 'bounced', 'delivered', 'seen', 'nothing')),
  -- The notice that a report is about.
  notice text,
  received_at timestamptz not null,
  -- The text that it has become.
  number bigint,
  sender text not null check (sender in ('not-checked', 'expected', 'unexpected')),
  foreign key (coordination_case, participant) references case_participant,
  foreign key (coordination_case, number) references case_text
);
create index case_mail_participant on case_mail (coordination_case, participant, received_at);
create index case_mail_unchecked on case_mail (received_at) where sender = 'not-checked' and number is not null;
alter table case_mail enable row level security;
create policy work on case_mail to bongsu_app using ((select is_system())) with check ((select is_system()));
