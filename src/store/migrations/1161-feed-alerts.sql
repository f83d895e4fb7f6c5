-- When a problem of a feed last began or ended: the signed index follows it.
alter table feed_state add column alerted_at timestamptz;
