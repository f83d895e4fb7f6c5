-- Whether the room itself asks is one value of a statement; who may read a row is worked out for each. The first is looked at first, so that the room's own work on very
-- many rows does not work out of each what it may read anyway. Who may read what stays as it is.
do $$
declare relation text;
begin
  foreach relation in array array['advisory', 'advisory_version', 'advisory_name', 'advisory_product', 'version_range'] loop
    execute format('alter policy read on %I
      using ((select is_system()) or (select reader_class()) >= record_reader(sharing, published, (select publishing_time())))', relation);
  end loop;
end $$;

-- Few ranges need their scheme's own comparison, or are a text; whoever looks for them need not pass by all others.
create index version_range_exact on version_range (product) where exact is not null;
create index version_range_text on version_range (product, text) where text is not null;
