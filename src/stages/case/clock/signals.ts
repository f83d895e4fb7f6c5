/**
 * Signals from what the room's feeds bring in anyway: a record that names a case's identifier is public, a catalogue lists it as attacked. Each is proposed to the case's
 * coordinators once and ends nothing by itself: a person confirms it, or dismisses it.
 */
import { randomBytes } from "node:crypto";
import type { Actor } from "#core/actor.ts";
import { type CaseRecord, recordAfter } from "#core/coordination/case-record.ts";
import { Refusal } from "#core/problem.ts";
import { actOnRow, coordinatedCase } from "#stages/case/commands.ts";
import { noteFor } from "#stages/case/notices.ts";
import { sql, type Tx } from "#store/sql.ts";

type ActorsCase = { readonly id: string; readonly actor: Actor };

const identifierForm = /^[A-Z][A-Z0-9]{1,15}-[A-Za-z0-9][A-Za-z0-9-]{1,60}$/;
const mostIdentifiers = 50;

/** Says by which identifiers the world will know what the case is about, in place of those before. */
export async function identifyCase(
  tx: Tx,
  { id, actor }: ActorsCase,
  identifiers: readonly string[],
  now: string,
): Promise<void> {
  await coordinatedCase(tx, id, actor);
  if (identifiers.length > mostIdentifiers || !identifiers.every((one) => identifierForm.test(one)))
    throw new Refusal("input-invalid", "Expected identifiers of the form CVE-2026-0001.");
  await tx.run(sql`delete from case_identifier where coordination_case = ${id}`);
  await tx.run(sql`insert into case_identifier (coordination_case, identifier, noted_at)
    select ${id}, i, ${now} from unnest(${[...new Set(identifiers)]}::text[]) as i`);
}

type SeenSignal = {
  readonly id: string;
  readonly kind: "public" | "attacks";
  readonly identifier: string;
  readonly source: string;
};

const mostAtOnce = 200;

/** Proposes what feeds show since it was looked last; how many signals are new. */
export async function proposeSignals(tx: Tx, now: string): Promise<number> {
  const fresh = await tx.rows<SeenSignal & { readonly record: CaseRecord }>(sql`
    with watched as materialized (
      select c.id, c.record, i.identifier from case_identifier i join coordination_case c on c.id = i.coordination_case
      where c.closed_at is null
    ), shown as (
      select w.id, w.record, 'public' as kind, w.identifier, n.key as source from watched w
      join advisory_name n on n.name = w.identifier and n.relation in ('id', 'alias')
        and record_reader(n.sharing, n.published, publishing_time()) = 0
      join advisory a on a.key = n.key and a.withdrawn is null
      union all
      select w.id, w.record, 'attacks', w.identifier, e.catalog from watched w
      join exploited e on e.cve = w.identifier and e.delisted_at is null
    )
    select s.* from shown s where (s.record #> array['state', 'world', s.kind])::boolean is not true and not exists (
      select from case_signal g where g.coordination_case = s.id and g.kind = s.kind and g.identifier = s.identifier and g.source = s.source)
    order by s.id, s.kind limit ${mostAtOnce}`);
  const signals = fresh.map(({ record: _record, id, ...signal }) => {
    return { ...signal, id: randomBytes(12).toString("hex"), about: id };
  });
  await tx.run(sql`insert into case_signal (id, coordination_case, kind, identifier, source, seen_at, state)
    select id, about, kind, identifier, source, ${now}, 'proposed'
    from jsonb_to_recordset(${JSON.stringify(signals)}::jsonb) as s (id text, about text, kind text, identifier text, source text)`);
  for (const [id, [first]] of Map.groupBy(fresh, (one) => one.id)) {
    const participants = first?.record.state.participants ?? [];
    const coordinating = participants.filter(({ roles }) => roles.includes("coordinator"));
    await noteFor(
      tx,
      id,
      coordinating.map((one) => one.id),
      "signal",
      now,
    );
  }
  return fresh.length;
}

/** Confirms a signal, which makes it known in the case and ends its embargo, or dismisses it; a coordinator does. */
export async function decideSignal(
  tx: Tx,
  { id, actor }: ActorsCase,
  { signal, confirm }: { readonly signal: string; readonly confirm: boolean },
  now: string,
): Promise<void> {
  const { row, by } = await coordinatedCase(tx, id, actor);
  const decided = await tx.first<{ kind: SeenSignal["kind"] }>(sql`
    update case_signal set state = ${confirm ? "confirmed" : "dismissed"}, decided_at = ${now}, decided_by = ${by}
    where id = ${signal} and coordination_case = ${id} and state = 'proposed' returning kind`);
  if (decided === undefined) throw new Refusal("not-found", "There is no such signal that waits.");
  if (!confirm) return;
  const act = { kind: "state", act: decided.kind, by } as const;
  if (recordAfter(row.record, act, now).ok) await actOnRow(tx, row, act, now);
}
