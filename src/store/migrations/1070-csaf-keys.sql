-- CSAF documents whose id has a slash have a key that no other name space and id share (`csafKey`): those that are here get it, with all that hangs on them.
alter table advisory_version drop constraint advisory_version_key_fkey,
  add constraint advisory_version_key_fkey foreign key (key) references advisory on delete cascade on update cascade;
alter table advisory_name drop constraint advisory_name_key_fkey,
  add constraint advisory_name_key_fkey foreign key (key) references advisory on delete cascade on update cascade;
alter table advisory_product drop constraint advisory_product_key_fkey,
  add constraint advisory_product_key_fkey foreign key (key) references advisory on delete cascade on update cascade;

create temp table rekeyed on commit drop as
  select key as old, 'csaf-slashed/' || substr(key, 6, length(key) - 5 - length(id)) || replace(replace(id, '%', '%25'), '/', '%2F') as new
  from advisory where format = 'csaf' and id like '%/%' and key = 'csaf/' || substr(key, 6, length(key) - 6 - length(id)) || '/' || id;
update advisory a set key = new from rekeyed where a.key = old;
update feed_change f set subject = new from rekeyed where f.subject = old and f.kind = 'advisory';
update version_range r set advisory = new from rekeyed where r.advisory = old;
update ranged r set advisory = new from rekeyed where r.advisory = old;
update exposure e set advisory = new from rekeyed where e.advisory = old;
update shelved s set advisory = new from rekeyed where s.advisory = old;
update advisory_area r set advisory = new from rekeyed where r.advisory = old;
drop table rekeyed;
