-- What everyone may read and only the room itself may change; and the health check's row, which is the room's alone.

do $$
declare relation text;
begin
  foreach relation in array array['world', 'office', 'jurisdiction'] loop
    execute format('alter table %I enable row level security', relation);
    execute format('create policy read on %I for select to bongsu_app using (actor_role() <> '''')', relation);
    execute format('create policy keep on %I to bongsu_app using (is_system()) with check (is_system())', relation);
  end loop;
end $$;
alter table pulse enable row level security;
create policy beat on pulse to bongsu_app using (is_system()) with check (is_system());
