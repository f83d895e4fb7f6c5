-- Searching by parts of words: `words` holds words, pairs of syllables and whole names (`core/search/search-text.ts`), `heads` the folded ids, names
-- and titles that decide. Null heads are those of a record that an earlier program stored: the advisory stage fills them in by itself.
alter table advisory add column heads text;
create index advisory_unsearched on advisory (key) where heads is null;
-- Every different word of all records with its pieces: far fewer than the words of records, so that finding the longer words of a part is cheap. It is
-- read by the function below alone, and no reader of the room is shown it.
create table search_word (
  word text collate "C" primary key,
  pieces tsvector not null
);
create index search_word_pieces on search_word using gin (pieces);
alter table search_word enable row level security;
create policy keep on search_word to bongsu_app using ((select is_system())) with check ((select is_system()));

create function words_with(wanted tsquery, part text, most integer) returns setof text
language sql stable security definer set search_path = bongsu as $$
  select word from search_word where pieces @@ wanted and strpos(word, part) > 0 limit most
$$;

-- Ids by their beginning, without regard to letter case.
create index advisory_name_beginning on advisory_name (lower(name) collate "C");

-- The row policies let no index of words be used for an actor, since a comparison could tell of hidden rows by failing. So these look records up
-- themselves, for no more than `most`, and only those that the policies would show: whoever reads them joins `advisory` and meets the policies again.
create function advisories_worded(wanted tsquery, most integer) returns setof text
language sql stable security definer set search_path = bongsu as $$
  select key from advisory
  where words @@ wanted and (select reader_class()) >= record_reader(sharing, published, (select publishing_time())) limit most
$$;

-- `beginning` in lower case.
create function advisories_named(beginning text, most integer) returns setof text
language sql stable security definer set search_path = bongsu as $$
  select distinct key from (
    select key from advisory_name
    where relation <> 'related' and lower(name) collate "C" >= beginning and lower(name) collate "C" < beginning || chr(1114111)
      and (select reader_class()) >= record_reader(sharing, published, (select publishing_time())) limit most) named
$$;
