-- What suppliers answer is a kind of text of its own.
alter table case_audience drop constraint case_audience_kind_check,
  add constraint case_audience_kind_check check (kind in ('invitation', 'about', 'participant', 'message', 'file', 'answer'));
