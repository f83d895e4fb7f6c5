-- The facts file of a directive is published beside its document: what is known now of its advisories, and every move of its deadline.
-- The newest alone is listed; its number stands in its path, so that a file once published never changes.

alter table pub_file drop constraint pub_file_kind_check;
alter table pub_file add constraint pub_file_kind_check check (kind in ('directive', 'facts', 'pack', 'details', 'delta'));
create index pub_file_facts on pub_file (split_part(path, '/', 2)) where kind = 'facts';
