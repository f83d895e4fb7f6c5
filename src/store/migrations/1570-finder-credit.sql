-- How whoever sent a report is to be thanked, as they say it themselves until what they found is published: a sealed object of the office that takes reports in, which the
-- reporter opens too, in place of the one before. When it was said last stands beside it.
alter table submission
  add column credit text references sealed_object,
  add column credit_at timestamptz,
  add constraint submission_credit check ((credit is null) = (credit_at is null));
