-- An operator's language is a tag as the topology and the messages have them; who registers an operator says it, no language stands for the others.
alter table operator
  alter column language drop default,
  add constraint operator_language_form check (language ~ '^[a-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}$');
