-- Appends entries after the last one, as before, in one insert for all of them: the chain of hashes is worked out first. Facts come once, as lines of RFC 8785 text,
-- which holds no line break; salts of 16 bytes stand one behind the other.

drop function journal_append(text, text, text[], jsonb[], text[], bytea[]);

create function journal_append(actor_id text, actor_text text, fact_lines text, salts bytea) returns void
  language plpgsql set search_path = bongsu as $$
declare
  fact_texts text[] := string_to_array(fact_lines, E'\n');
  first_hash bytea;
  hashes bytea[] := '{}';
  last_position bigint;
  last_hash bytea;
  stamped timestamptz;
  head bytea;
begin
  perform pg_advisory_xact_lock(7362842);
  select l."position", l.hash into last_position, first_hash from journal_last() l;
  last_position := coalesce(last_position, 0);
  first_hash := coalesce(first_hash, decode(repeat('00', 32), 'hex'));
  last_hash := first_hash;
  stamped := date_trunc('milliseconds', clock_timestamp());
  head := convert_to(format('{"actor":%s,"at":"%s","fact":', actor_text,
    to_char(stamped at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), 'UTF8');
  for n in 1 .. cardinality(fact_texts) loop
    last_hash := sha256(last_hash || substring(salts from n * 16 - 15 for 16) || head
      || convert_to(fact_texts[n] || ',"position":' || (last_position + n) || '}', 'UTF8'));
    hashes := hashes || last_hash;
  end loop;
  insert into journal (position, at, actor, kind, fact, previous, hash, salt)
    select last_position + e.n, stamped, actor_id, e.fact ->> 'kind', e.fact,
      case e.n when 1 then first_hash else hashes[e.n - 1] end, hashes[e.n], substring(salts from e.n::integer * 16 - 15 for 16)
    from (select t.n, t.line::jsonb as fact from unnest(fact_texts) with ordinality as t (line, n)) e;
  perform pg_notify('bongsu_journal', (last_position + cardinality(fact_texts))::text);
end $$;
