-- Indexes that the room signed, that others know, and that its database has lost: it was put back. Nothing is numbered at or below them any more, from the commit on
-- that records one; the epoch that answers them begins where the room works.
create table epoch_evidence (
  sequence bigint not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  facts bigint not null,
  -- The newest epoch of which the index tells; 0 for none.
  known_epoch integer not null,
  seen_at timestamptz not null,
  -- The epoch that began because of it.
  epoch integer references room_epoch,
  primary key (sequence, digest)
);
revoke delete on epoch_evidence from bongsu_app;
alter table epoch_evidence enable row level security;
create policy see on epoch_evidence for select to bongsu_app using (true);
create policy record on epoch_evidence for insert to bongsu_app with check ((select is_system()));
create policy answer on epoch_evidence for update to bongsu_app using ((select is_system())) with check ((select is_system()));
