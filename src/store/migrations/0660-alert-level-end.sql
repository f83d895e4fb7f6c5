-- Who ended a level of the crisis alert, and why: the officer who recorded the next one of the same domain, `normal` too.

alter table alert_period add column end_reason text;
alter table alert_period add column ended_by text;
