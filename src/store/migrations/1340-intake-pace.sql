-- The room's pace in the last hour is asked with each report that comes in.
create index submission_checked on submission (checked_at) where checked_at is not null;
