-- Access: what sign-in needs beside the registry's tables, and the row that the health check writes.

create index session_operator on session (operator);
create index passkey_operator on passkey (operator);

-- One row, rewritten to prove that a commit becomes durable.
create table pulse (
  single boolean primary key default true check (single),
  at timestamptz not null
);
