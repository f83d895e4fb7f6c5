-- When a channel delivered last is asked every few seconds.
create index outbox_done on outbox (channel, done_at) where done_at is not null;
