-- Which products a case is about, by identifiers that feeds and lists name, is a text of its own: sealed as the others are.
alter table case_audience drop constraint case_audience_kind_check,
  add constraint case_audience_kind_check check (kind in ('invitation', 'about', 'participant', 'message', 'file', 'answer', 'products'));
