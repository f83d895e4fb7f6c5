-- A picture has a revision that moves whenever anything that is shown of it does: who asks again reads what moved and no more.
-- The triggers see to it, so that no writer can forget. Whoever writes pictures holds the cursor of `picture.cells`: revisions become visible in their order.

create sequence picture_revision;
alter table picture add column revision bigint not null default nextval('picture_revision');
create index picture_by_revision on picture (revision);
create index picture_newest on picture (issued_at desc, directive);

create function revise_picture() returns trigger language plpgsql as $$
begin
  new.revision := nextval('picture_revision');
  return new;
end $$;
create trigger revise before update on picture for each row execute function revise_picture();

create function revise_pictures_of_cells() returns trigger language plpgsql as $$
begin
  update picture set revision = revision where directive in (select distinct c.directive from changed c);
  return null;
end $$;
create trigger revise_after_insert after insert on picture_cell
  referencing new table as changed for each statement execute function revise_pictures_of_cells();
create trigger revise_after_update after update on picture_cell
  referencing new table as changed for each statement execute function revise_pictures_of_cells();
create trigger revise_after_delete after delete on picture_cell
  referencing old table as changed for each statement execute function revise_pictures_of_cells();
