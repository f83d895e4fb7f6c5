-- Mails about cases wait in the outbox as every message does. That one waits, and how often it failed, would tell those who look after channels that there is a case: what is
-- withheld counts in no state of its channel and is nobody's dead letter. It has a number below zero, of a sequence of its own, so that the numbers of others show no gap.
alter table outbox add column withheld boolean not null default false;
update outbox set withheld = true where payload ? 'caseNotices';

create sequence outbox_withheld minvalue -4503599627370496 start -4503599627370496;

drop policy read_dead on outbox;
drop policy decide_dead on outbox;
create policy read_dead on outbox for select to bongsu_app
  using (actor_role() in ('chair', 'lead', 'analyst') and not withheld and (dead_at is not null or decided_by = actor_id()));
create policy decide_dead on outbox for update to bongsu_app
  using (actor_role() in ('chair', 'lead') and not withheld and dead_at is not null and discarded_at is null)
  with check (actor_role() in ('chair', 'lead') and not withheld and decided_by = actor_id());
