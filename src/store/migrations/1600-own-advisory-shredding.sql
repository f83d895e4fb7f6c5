-- What is worked on of an advisory is shredded with the texts of its case; here stands when, so that what is revised afterwards is not.
alter table own_advisory add column shredded_at timestamptz;
create index own_advisory_of_case on own_advisory (coordination_case) where coordination_case is not null and shredded_at is null;

alter table own_advisory_entry drop constraint own_advisory_entry_act_check;
alter table own_advisory_entry add constraint own_advisory_entry_act_check
  check (act in ('drafted', 'edited', 'submitted', 'approved', 'published', 'withdrawal', 'shredded', 'credits-changed'));
