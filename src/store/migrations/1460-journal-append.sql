-- Appends entries after the last one: the lock, the chain of hashes and the entries in one statement, so that nobody holds the lock between two of them. The hash of an
-- entry is SHA-256 over the previous hash, its salt, and the RFC 8785 text of actor, time, fact and position, of which the caller gives those of actor and fact.

create function journal_append(actor_id text, actor_text text, kinds text[], facts jsonb[], fact_texts text[], salts bytea[]) returns void
  language plpgsql set search_path = bongsu as $$
declare
  last_position bigint;
  last_hash bytea;
  next_hash bytea;
  stamped timestamptz;
  stamped_text text;
begin
  perform pg_advisory_xact_lock(7362842);
  select l."position", l.hash into last_position, last_hash from journal_last() l;
  last_position := coalesce(last_position, 0);
  last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
  stamped := date_trunc('milliseconds', clock_timestamp());
  stamped_text := to_char(stamped at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  for n in 1 .. cardinality(kinds) loop
    last_position := last_position + 1;
    next_hash := sha256(last_hash || salts[n] || convert_to(
      '{"actor":' || actor_text || ',"at":"' || stamped_text || '","fact":' || fact_texts[n] || ',"position":' || last_position || '}', 'UTF8'));
    insert into journal (position, at, actor, kind, fact, previous, hash, salt)
    values (last_position, stamped, actor_id, kinds[n], facts[n], last_hash, next_hash, salts[n]);
    last_hash := next_hash;
  end loop;
  perform pg_notify('bongsu_journal', last_position::text);
end $$;
