-- As `advisories_worded`, of the records in whose heads all parts stand: the rows are read here anyway, and under the row policies reading them once
-- more by their keys, one by one, costs far more than looking into them.
create function advisories_headed(wanted tsquery, parts text[], most integer) returns setof text
language sql stable security definer set search_path = bongsu as $$
  select key from advisory
  where words @@ wanted and (select reader_class()) >= record_reader(sharing, published, (select publishing_time()))
    and not exists (select from unnest(parts) part where strpos(coalesce(heads, ''), part) = 0) limit most
$$;
