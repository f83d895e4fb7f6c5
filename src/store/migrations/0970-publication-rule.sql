-- Who may read a record now is one decision, of `core/privacy/publication-rule.ts`: these functions are made from its declaration, and a
-- test holds them to it. Every row by which something is found carries what is decided on, so that the decision is one condition of a query.

-- The rank of the actor's class of readers; nobody has none.
create function reader_class() returns integer language sql stable parallel safe as
$$ select case actor_role() when 'public' then 0 when 'organization' then 1 when 'agent' then 1 when 'sector' then 2 when 'chair' then 3 when 'lead' then 3 when 'analyst' then 3 when 'system' then 3 else -1 end $$;
-- The time at which something counts as out: where the clocks of the room's program and of the database differ, that of the earlier one.
create function publishing_time() returns timestamptz language sql stable parallel safe as
$$ select least(now(), nullif(current_setting('bongsu.clock', true), '')::timestamptz) $$;
-- The rank of the least class that may read a record at a time.
create function record_reader(sharing text, published timestamptz, at timestamptz) returns integer language sql immutable parallel safe as
$$ select greatest(case sharing when 'clear' then 0 when 'green' then 1 when 'amber' then 3 when 'amber+strict' then 3 when 'red' then 3 else 0 end, case when published > at then 3 else 0 end) $$;
alter table advisory_version add column sharing text, add column published timestamptz;
alter table advisory_name add column sharing text, add column published timestamptz;
alter table advisory_product add column sharing text, add column published timestamptz;
alter table version_range add column sharing text, add column published timestamptz;

do $$
declare relation text;
begin
  update advisory set sharing = 'amber' where restricted and (sharing is null or sharing in ('clear', 'green'));
  foreach relation in array array['advisory_version', 'advisory_name', 'advisory_product'] loop
    execute format('update %I r set published = a.published,
      sharing = case when r.restricted and (a.sharing is null or a.sharing in (''clear'', ''green'')) then ''amber'' else a.sharing end
      from advisory a where a.key = r.key', relation);
  end loop;
  update version_range r set published = a.published, sharing = a.sharing from advisory a where a.key = r.advisory;
  foreach relation in array array['advisory', 'advisory_version', 'advisory_name', 'advisory_product', 'version_range'] loop
    execute format('drop policy read on %I', relation);
    execute format('create policy read on %I for select to bongsu_app
      using ((select reader_class()) >= record_reader(sharing, published, (select publishing_time())))', relation);
  end loop;
  foreach relation in array array['advisory', 'advisory_version', 'advisory_name', 'advisory_product'] loop
    execute format('alter table %I drop column restricted', relation);
  end loop;
end $$;
drop function may_read_restricted();
