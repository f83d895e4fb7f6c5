-- What a token may do, what people call it, and who made it. Tokens from before could do all that their role may.
alter table token
  add column scopes text[] not null default '{read,import,change,approve}',
  add column label text not null default '',
  add column made_by text not null default 'system';
create index token_operator on token (operator);
