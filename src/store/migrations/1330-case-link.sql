-- Cases that belong together: one flaw in two products, a case that came of another. Seen by who takes part in both.
create table case_link (
  one text not null references coordination_case,
  other text not null references coordination_case,
  linked_at timestamptz not null,
  primary key (one, other),
  check (one < other)
);
create index case_link_other on case_link (other);
alter table case_link enable row level security;
create policy take_part on case_link for select to bongsu_app using (in_case(one) and in_case(other));
create policy work on case_link to bongsu_app using ((select is_system())) with check ((select is_system()));
