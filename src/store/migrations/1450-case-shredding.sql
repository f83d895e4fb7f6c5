-- What a case's texts are kept for ends: so many days after it closed their wraps are destroyed. Of the gravest cases the details open only where two of three offices have unlocked their keys.
alter table coordination_case
  add column shredded_at timestamptz,
  -- The three offices of which two open; none for a case whose own office opens alone.
  add column openers text[] check (cardinality(openers) = 3 and office = any(openers));
create index coordination_case_shred on coordination_case (closed_at) where closed_at is not null and shredded_at is null;
