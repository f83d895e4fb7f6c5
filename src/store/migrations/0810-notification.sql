-- One row for each organisation that was notified of a directive, and each deadline once. Notifications belong to dissemination, which alone writes
-- deadlines; response has a row only where an organisation responded. Where an organisation stands is worked out from both.

-- `due` is the deadline of whom more time was granted (`extended`); everybody else has the deadline of their domain.
create table notification (
  directive text not null,
  organization text not null references organization,
  revision integer not null,
  tier text not null,
  sector text not null,
  domain text not null,
  at timestamptz not null,
  extended boolean not null default false,
  due timestamptz,
  primary key (directive, organization),
  check (extended or due is null)
);
-- The deadline of a directive for organisations of a domain that were not granted more time; null where no date is set.
create table deadline (
  directive text not null,
  domain text not null,
  due timestamptz,
  primary key (directive, domain)
);
-- One row an organisation that acknowledged or attested: `revision` and `sequence` are of its newest attestation.
create table response (
  directive text not null,
  organization text not null,
  tier text not null,
  sector text not null,
  domain text not null,
  acknowledged_at timestamptz,
  standing text not null,
  since timestamptz not null,
  closed_at timestamptz,
  revision integer,
  sequence bigint not null default 0,
  primary key (directive, organization),
  foreign key (directive, organization) references notification
);

insert into notification (directive, organization, revision, tier, sector, domain, at, extended, due)
select t.directive, t.organization, t.revision, t.tier, t.sector, t.domain, t.at, e.directive is not null,
  case when e.directive is not null then t.due end
from told t left join (select distinct directive, organization from extension_request where state = 'granted') e using (directive, organization);
-- A standing always has its notification; one that had none would keep what was answered all the same.
insert into notification (directive, organization, revision, tier, sector, domain, at)
select directive, organization, revision, tier, sector, domain, told_at from standing on conflict do nothing;
insert into deadline (directive, domain, due)
select distinct on (t.directive, t.domain) t.directive, t.domain, t.due
from told t join notification n using (directive, organization)
where not n.extended order by t.directive, t.domain, t.revision desc, t.at desc, t.organization;
insert into response (directive, organization, tier, sector, domain, acknowledged_at, standing, since, closed_at, revision, sequence)
select directive, organization, tier, sector, domain, acknowledged_at, standing, since, closed_at,
  case when sequence > 0 then revision end, sequence
from standing where standing <> 'told' or acknowledged_at is not null or sequence > 0;
drop table standing;
drop table told;
alter table told_clock rename to clock_facts;

create index notification_organization on notification (organization);
create index notification_extended on notification (directive, organization) where extended;
create index response_organization on response (organization);

-- The same rights as before. Who acts is asked once a statement and not once a row; the policy of the room's own work is named so that it is asked first.
alter table notification enable row level security;
create policy see on notification for select to bongsu_app using (may_see(organization, domain, sector));
create policy work on notification to bongsu_app using ((select is_system())) with check ((select is_system()));
alter table deadline enable row level security;
-- A deadline of a domain is published; nothing of an organisation is in it.
create policy see on deadline for select to bongsu_app using ((select actor_role()) <> '');
create policy work on deadline to bongsu_app using ((select is_system())) with check ((select is_system()));
alter table response enable row level security;
-- The chair sees the picture's cells, not who stands where.
create policy see on response for select to bongsu_app
  using ((select actor_role()) <> 'chair' and may_see(organization, domain, sector));
create policy work on response to bongsu_app using ((select is_system())) with check ((select is_system()));
create policy respond_first on response for insert to bongsu_app with check (organization = (select actor_organization()));
create policy respond on response for update to bongsu_app
  using (organization = (select actor_organization())) with check (organization = (select actor_organization()));

-- The picture follows dissemination itself and no longer a follower of responses between. It goes back to the first event of which that follower
-- had told nothing that the picture has read; counting anew changes nothing that was counted.
update cursor c set position = least(c.position,
  coalesce((select r.position from cursor r where r.follower = 'response.standings'), 0),
  coalesce((select min(d.position) - 1 from journal d
    where d.kind in ('directive.disseminated', 'deadline.moved', 'extended-deadline.moved') and d.fact ->> 'directive' in (
      select s.fact ->> 'directive' from journal s
      where s.kind in ('standings.opened', 'standings.renewed') and s.position > c.position)), c.position))
where c.follower = 'picture.cells';
delete from cursor where follower = 'response.standings';
