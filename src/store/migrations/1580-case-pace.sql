-- Handing reports of cases to suppliers, at most as many in seven days as each said that it takes. `pace` is whose: an organisation of the room, or what the domain of a sealed
-- address is under a key that is in memory alone, so that cases of one supplier are counted together and nobody reads here who it is.
create table case_handing (
  coordination_case text not null,
  participant text not null,
  pace text not null check (length(pace) between 1 and 200),
  -- The coordinator as whom the report is handed over.
  made_by text not null,
  since timestamptz not null,
  handed_at timestamptz,
  primary key (coordination_case, participant),
  foreign key (coordination_case, participant) references case_participant
);
create index case_handing_waiting on case_handing (since) where handed_at is null;
create index case_handing_handed on case_handing (pace, handed_at);
alter table case_handing enable row level security;
create policy work on case_handing to bongsu_app using ((select is_system())) with check ((select is_system()));
