-- A draft that is sent again under the same key of the same person is the one that is there: two clicks, or a reply that was lost, make one.
alter table directive add column once text unique;
-- sha256 (hex) of the draft as it came under that key; another draft under it is refused.
alter table directive add column once_digest text;
