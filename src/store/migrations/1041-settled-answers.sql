-- When an answer was taken into the picture: it counts for a step only some time later, so that no step is seen right after an act.
alter table picture_response add column taken_at timestamptz not null default clock_timestamp();
