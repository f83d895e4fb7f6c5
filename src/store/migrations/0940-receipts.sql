-- An answer's number counts among those of the same key (a page has one of its own), so that no key uses up the numbers of another. The key
-- `once` under which a page sent an answer stands beside it: the digest of an answer is now over what it says, from a page too.

alter table answer add column once text;
update answer set once = digest where keyid is null;
create unique index answer_once on answer (once) where once is not null;
alter table answer drop constraint answer_directive_organization_sequence_key;
create unique index answer_sequence on answer (directive, organization, (coalesce(keyid, '')), sequence);
