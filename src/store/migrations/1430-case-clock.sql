-- What a case's clock does before its embargo ends: participants are reminded, and those who are to hear earlier hear in their order.

alter table coordination_case add column next_reminder_at timestamptz;
update coordination_case set next_reminder_at = ends_at - interval '24 hours' where ends_at is not null;
create index coordination_case_reminder on coordination_case (next_reminder_at) where next_reminder_at is not null;

-- With whom somebody hears who deploys what is flawed; where nothing is said, as the registry has the organisation.
alter table case_participant add column release text check (release in ('critical-infrastructure', 'large', 'everyone'));

create table case_release (
  coordination_case text not null references coordination_case,
  audience text not null check (audience in ('critical-infrastructure', 'large', 'everyone')),
  at timestamptz not null,
  released_at timestamptz,
  primary key (coordination_case, audience)
);
create index case_release_due on case_release (at) where released_at is null;
alter table case_release enable row level security;
create policy take_part on case_release for select to bongsu_app using (in_case(coordination_case));
create policy work on case_release to bongsu_app using ((select is_system())) with check ((select is_system()));

alter table case_notice drop constraint case_notice_kind_check;
alter table case_notice add constraint case_notice_kind_check check (kind in ('ended', 'published', 'reminder', 'waiting', 'released'));
create index case_notice_of on case_notice (coordination_case, participant, kind, at);

-- Who a participant is: found by the participant, however many there are.
create unique index case_audience_participant on case_audience (coordination_case, (audience[1])) where kind = 'participant';
