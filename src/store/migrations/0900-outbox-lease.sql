-- A message is leased for a time and delivered outside of any transaction; what was given up waits for a person.

alter table outbox
  add column leased_by text,
  add column leased_until timestamptz,
  add column dead_at timestamptz,
  add column discarded_at timestamptz,
  add column decided_by text;

-- The publication's channel has its registry name now, and follows the journal as every channel does: what it was told of so far stands in the outbox.
update outbox set channel = 'files' where channel = 'pub';
insert into cursor (follower, position) select 'channel.files', max(position) from journal having max(position) is not null;

drop index outbox_due;
create index outbox_open on outbox (channel, id) where done_at is null and dead_at is null;
create index outbox_dead on outbox (id) where dead_at is not null and discarded_at is null;

-- Officers see what was given up, and may have it tried again or discard it; whoever decided still sees the message afterwards.
create policy read_dead on outbox for select to bongsu_app
  using (actor_role() in ('chair', 'lead', 'analyst') and (dead_at is not null or decided_by = actor_id()));
create policy decide_dead on outbox for update to bongsu_app
  using (actor_role() in ('chair', 'lead') and dead_at is not null and discarded_at is null)
  with check (actor_role() in ('chair', 'lead') and decided_by = actor_id());
