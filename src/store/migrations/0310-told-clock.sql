-- The facts from which the room last worked out the deadline of each directive that was told, one row an advisory: what changed is the
-- difference to these. And the moves of a deadline, read from the journal by anyone who may read the directive itself.

create table told_clock (
  directive text not null,
  advisory text not null,
  -- Every name under which a source may say something new: its id, its aliases and the CVEs that it speaks for.
  names text[] not null,
  facts jsonb not null,
  primary key (directive, advisory)
);
alter table told_clock enable row level security;
-- Of the same kind as what a document publishes; nothing of an organisation is in it.
create policy see on told_clock for select to bongsu_app using (actor_role() <> '');
create policy keep on told_clock to bongsu_app using (is_system()) with check (is_system());

create index journal_moves on journal ((fact ->> 'directive'), position) where kind = 'deadline.moved';
-- The journal is the chair's to read; of it these facts alone are everyone's, since they name no organisation.
create function deadline_moves(about text) returns table (at timestamptz, fact jsonb)
language sql stable security definer set search_path = bongsu as
$$ select j.at, j.fact from journal j where j.kind = 'deadline.moved' and j.fact ->> 'directive' = about order by j.position $$;
