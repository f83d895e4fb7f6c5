-- Where an organisation stands follows from all of its answers (`docs/standings.md`). `history` is what they have come to; null until they are folded by
-- that law, which a follower does for answers of before. What officers decide of a standing is kept beside the answers, and never changed.

alter table response add column history jsonb;

create table standing_decision (
  directive text not null,
  organization text not null,
  domain text not null,
  sector text not null,
  by text not null,
  at timestamptz not null,
  reason text not null,
  -- The standing that it ended.
  before text not null,
  foreign key (directive, organization) references response
);
create index standing_decision_response on standing_decision (directive, organization, at);
revoke update, delete on standing_decision from bongsu_app;
alter table standing_decision enable row level security;
-- As standings: the chair sees none by name. The organisation sees what was decided of it.
create policy see on standing_decision for select to bongsu_app
  using ((select actor_role()) <> 'chair' and may_see(organization, domain, sector));
create policy decide on standing_decision for insert to bongsu_app
  with check ((select actor_role()) in ('lead', 'sector') and may_see(organization, domain, sector));
-- An officer has a standing begin anew, and can set no other.
create policy decide on response for update to bongsu_app
  using ((select actor_role()) in ('lead', 'sector') and may_see(organization, domain, sector))
  with check ((select actor_role()) in ('lead', 'sector') and may_see(organization, domain, sector)
    and standing = 'unknown' and closed_at is null);

-- Whether an ending of a directive waits for its second person: then it takes no answer. The head of a directive is the officers' to read; this alone is not.
create function ending_proposed(about text) returns boolean
language sql stable security definer set search_path = bongsu as
$$ select coalesce((select d.work ->> 'purpose' in ('withdraw', 'supersede') from directive d where d.id = about), false) $$;
