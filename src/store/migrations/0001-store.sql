-- The store itself: the application role, who acts (for row-level security), the journal, cursors and the outbox.
-- Every later migration: tables of one stage; row-level security enabled on what belongs to an organisation.

do $$ begin
  if not exists (select from pg_roles where rolname = 'bongsu_app') then create role bongsu_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant bongsu_app to %I', current_user); end $$;
grant usage on schema bongsu to bongsu_app;
alter default privileges in schema bongsu grant select, insert, update, delete on tables to bongsu_app;
alter default privileges in schema bongsu grant usage, select on sequences to bongsu_app;

-- The actor of the current transaction, as `store/sql.ts` set it; an unset actor is nobody.
create function actor_role() returns text language sql stable parallel safe as $$ select coalesce(current_setting('bongsu.role', true), '') $$;
create function actor_id() returns text language sql stable parallel safe as $$ select coalesce(current_setting('bongsu.actor', true), '') $$;
create function actor_organization() returns text language sql stable parallel safe as $$ select coalesce(current_setting('bongsu.organization', true), '') $$;
create function actor_office() returns text language sql stable parallel safe as $$ select coalesce(current_setting('bongsu.office', true), '') $$;
create function actor_domain() returns text language sql stable parallel safe as $$ select coalesce(current_setting('bongsu.domain', true), '') $$;
create function actor_sector() returns text language sql stable parallel safe as $$ select coalesce(current_setting('bongsu.sector', true), '') $$;
create function is_system() returns boolean language sql stable parallel safe as $$ select actor_role() = 'system' $$;
create function is_officer() returns boolean language sql stable parallel safe as $$ select actor_role() in ('chair', 'lead', 'sector', 'analyst') $$;

create table journal (
  position bigint primary key,
  at timestamptz not null,
  actor text not null,
  kind text not null,
  fact jsonb not null,
  previous bytea not null,
  hash bytea not null
);
create index journal_kind on journal (kind, position);
revoke update, delete on journal from bongsu_app;
alter table journal enable row level security;
create policy append on journal for insert to bongsu_app with check (actor_role() <> '');
create policy read on journal for select to bongsu_app using (is_system() or actor_role() = 'chair');

-- The last entry, for the one who appends; callers hold the append lock.
create function journal_last(out "position" bigint, out hash bytea) language sql stable security definer set search_path = bongsu as
$$ select j.position, j.hash from journal j order by j.position desc limit 1 $$;

create table cursor (
  follower text primary key,
  position bigint not null default 0,
  failures integer not null default 0,
  retry_at timestamptz not null default '-infinity',
  error text
);

create table outbox (
  id bigint generated always as identity primary key,
  channel text not null,
  key text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  error text,
  done_at timestamptz,
  unique (channel, key)
);
create index outbox_due on outbox (next_at) where done_at is null;
alter table cursor enable row level security;
alter table outbox enable row level security;
create policy followers on cursor to bongsu_app using (is_system());
create policy enqueue on outbox for insert to bongsu_app with check (actor_role() <> '');
create policy deliver on outbox to bongsu_app using (is_system());
