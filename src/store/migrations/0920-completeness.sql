-- What sources state of their own records: that all on an ecosystem came, up to an instant, and how many they are (null: nobody counted).
-- Rows of the advisory stage.
create table completeness (
  -- As a pack is named, with the one release or vendor that is meant; '' for all of it.
  ecosystem text not null,
  part text not null,
  complete_to timestamptz not null,
  records integer,
  -- The import that brought it, and when.
  batch text not null,
  at timestamptz not null default now(),
  primary key (ecosystem, part)
);

-- The same as far as the packs have caught up with the records that it is about. Rows of dissemination.
create table ecosystem_complete (
  ecosystem text not null,
  part text not null,
  complete_to timestamptz not null,
  records integer,
  primary key (ecosystem, part)
);

alter table ecosystem_complete enable row level security;
create policy work on ecosystem_complete to bongsu_app using (is_system()) with check (is_system());
alter table completeness enable row level security;
create policy read on completeness for select to bongsu_app using ((select actor_role()) <> '');
create policy import on completeness to bongsu_app using ((select may_import())) with check ((select may_import()));
