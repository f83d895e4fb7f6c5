-- Whoever sent the report that a case was opened from takes part in it by that report's six words: exactly which report it is, never guessed from what either says.
alter table case_participant add column submission text references submission;
create unique index case_participant_submission on case_participant (coordination_case, submission) where submission is not null;

-- Of cases that are open already: the finder who joined with the opening is who sent the report that opened it.
update case_participant p set submission = t.number
from triage_report t join coordination_case c on c.id = t.coordination_case
where t.decision = 'accepted' and p.coordination_case = c.id and p.joined_at = c.opened_at
  and p.office is null and p.organization is null and p.operator is null
  and exists (select from jsonb_array_elements(c.record #> '{state,participants}') as r (one)
    where r.one ->> 'id' = p.participant and r.one -> 'roles' ? 'finder')
  and (select count(*) from triage_report o where o.coordination_case = c.id and o.decision = 'accepted') = 1;

-- Under which keys a reporter has written in a case: the same once more writes nothing.
create table case_reply (
  coordination_case text not null,
  participant text not null,
  once text not null,
  primary key (coordination_case, participant, once),
  foreign key (coordination_case, participant) references case_participant
);
alter table case_reply enable row level security;
create policy work on case_reply to bongsu_app using ((select is_system())) with check ((select is_system()));
