-- A full disk lets a small row be rewritten long after nothing larger fits: the proof that a write can be stored may weigh something.
alter table pulse add column filler bytea;
