-- What several participants are handed differs in each one's copy, so that a leak names its source. The text itself is sealed for who coordinates the case, with the secret
-- that draws the copies; who reads with a key of its own has a copy sealed for that key.
alter table case_audience add column marked boolean not null default false;

create table case_copy (
  coordination_case text not null,
  number bigint not null,
  participant text not null,
  content sealed_bytes not null,
  primary key (coordination_case, number, participant),
  foreign key (coordination_case, number) references case_text,
  foreign key (coordination_case, participant) references case_participant
);
comment on column case_copy.content is 'sealed';
alter table case_copy enable row level security;
create policy take_part on case_copy for select to bongsu_app using (in_case(coordination_case));
create policy work on case_copy to bongsu_app using ((select is_system())) with check ((select is_system()));
