-- Which reports may be about one flaw. What is compared of a report is derived from its clear text: it stands here under a key of the room's intake alone.

create sequence submission_traits_order;
create table submission_traits (
  number text primary key references submission,
  keyid text not null check (keyid ~ '^[0-9a-f]{64}$'),
  content bytea not null check (octet_length(content) <= 1048576),
  -- Rises with each change, so that whoever holds the traits in memory reads on from where it was.
  changed bigint not null default nextval('submission_traits_order')
);
create index submission_traits_changed on submission_traits (changed);
-- Not compared yet with what is kept of it now.
alter table submission add column compare_waits boolean not null default false;
create index submission_to_compare on submission (lane, reporter, ordinal) where compare_waits;
revoke delete on submission_traits from bongsu_app;
alter table submission_traits enable row level security;
create policy room on submission_traits to bongsu_app using ((select is_system()));

-- Two reports that are suspected to be one flaw, by the later comparison of either; why stands sealed with the gate's evidence.
create table submission_likeness (
  number text not null references submission,
  other text not null references submission,
  score real not null check (score between 0 and 1),
  -- The same crash at the same place of the same version of one product.
  identical boolean not null,
  primary key (number, other),
  check (number <> other)
);
create index submission_likeness_other on submission_likeness (other, score desc);
alter table submission_likeness enable row level security;
create policy own on submission_likeness to bongsu_app
  using ((select is_system()) or exists (select from submission s where s.number = submission_likeness.number));
