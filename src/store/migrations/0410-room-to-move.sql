-- Deadlines move for all who were told of a directive at once. A row that finds room on its own page, and of which no indexed column
-- changes, is rewritten without touching an index: half of each page is kept free, and the index of open standings leaves the deadline out.

alter table told set (fillfactor = 50);
alter table standing set (fillfactor = 50);
drop index standing_open;
create index standing_open on standing (directive, domain) where standing not in ('closed', 'not-affected');

-- The same rights as before; who acts is asked once a statement and not once a row.
drop policy tell on told;
create policy tell on told to bongsu_app using ((select is_system())) with check ((select is_system()));
drop policy follow on standing;
create policy follow on standing to bongsu_app using ((select is_system())) with check ((select is_system()));
