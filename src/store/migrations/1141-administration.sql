-- Who let whom in, and when: a link knows who made it, an operator when it last signed in. A page of operators is read by its order.

alter table sign_in_link
  add column made_by text not null default 'system',
  add column made_at timestamptz not null default now();
create index sign_in_link_operator on sign_in_link (operator, expires_at);
alter table operator add column signed_in_at timestamptz;
create index operator_organization on operator (organization) where organization is not null;
