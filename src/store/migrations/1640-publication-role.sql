-- What lead authorities sign of the publication whose keys are not in the room: the draft that waits (`null` where none does) with the signatures that came so far, the root by
-- which these count, and the newest document that enough of its holders signed.
create table publication_role (
  office text primary key,
  draft text check (octet_length(draft) <= 4000000),
  root text not null,
  since timestamptz not null,
  signed text check (octet_length(signed) <= 4000000),
  signed_at timestamptz
);
revoke delete on publication_role from bongsu_app;
alter table publication_role enable row level security;
create policy see on publication_role for select to bongsu_app using ((select is_system()) or (select is_officer()));
create policy draw on publication_role for insert to bongsu_app with check ((select is_system()));
create policy step on publication_role for update to bongsu_app
  using ((select is_system()) or (select actor_role()) in ('chair', 'lead', 'sector'));
