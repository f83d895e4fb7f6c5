-- Invitations that go as a file sealed for the invited room's key, and what came back by such files: each answer has an id that was drawn and is taken once.
alter table case_invitation add column sealed boolean not null default false;

create table case_sealed_answer (
  invitation text not null references case_invitation,
  answer text not null,
  taken_at timestamptz not null,
  primary key (invitation, answer)
);
alter table case_sealed_answer enable row level security;
create policy work on case_sealed_answer to bongsu_app using ((select is_system())) with check ((select is_system()));
