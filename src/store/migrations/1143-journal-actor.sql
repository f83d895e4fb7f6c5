-- Who looks for what one person did reads by that person.
create index journal_actor on journal (actor, position);
