-- Tokens are revoked with the access of whoever has them in their hands; those of operators who are disabled already do not come back with them.
create index token_made_by on token (made_by);
update token t set revoked_at = now()
  from operator o where o.disabled_at is not null and (t.operator = o.id or t.made_by = o.id) and t.revoked_at is null;
