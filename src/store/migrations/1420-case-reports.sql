-- The reports of a case are found by it.
create index triage_report_case on triage_report (coordination_case) where coordination_case is not null;
