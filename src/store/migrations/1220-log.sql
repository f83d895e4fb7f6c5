-- What the room's log holds, in its order. An entry is never changed: whoever saw the log would notice.
create table log_entry (
  index bigint primary key check (index >= 0),
  entry bytea not null check (length(entry) between 1 and 65535)
);
revoke update, delete on log_entry from bongsu_app;
alter table log_entry enable row level security;
create policy append on log_entry for insert to bongsu_app with check (is_system());
create policy read on log_entry for select to bongsu_app using (is_system());
