/**
 * The room's clocks follow the facts: when a catalogue or a source says something new of an advisory of a directive in force, its deadline is
 * worked out again, and moves together with an entry in the journal that names the fact, or not at all.
 */
import type { DeadlineMove } from "#core/deadline-move.ts";
import type { DirectiveDocument } from "#core/directive.ts";
import type { Fact, FactOf } from "#core/facts.ts";
import { compareInstants } from "#core/policy/clock.ts";
import type { AdvisoryFacts } from "#core/publication/facts-file.ts";
import { append, type Entry, type Follower } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { type DecisionFacts, decisionFacts, namesTouched } from "#stages/advisory/queries.ts";
import { documentsInForce } from "#stages/directive/queries.ts";
import { causeOf, dueOf, factsIn } from "#stages/dissemination/clock.ts";
import { lockPublication, type Publisher } from "#stages/dissemination/publication.ts";
import { publishFacts } from "#stages/dissemination/publish-facts.ts";
import { clockFacts } from "#stages/dissemination/queries.ts";

/** Works deadlines out again, once a batch of facts, and publishes what is known now; it depends on that and not on the order in which it came. */
export function reclockFollower(publisher: Publisher): Follower {
  return {
    name: "dissemination.reclock",
    kinds: ["directive.disseminated", "exploited.listed", "exploited.delisted", "feed.imported"],
    handle: async (tx, entries) => {
      const fresh = disseminated(entries);
      const touched = await touchedDirectives(tx, entries);
      const wanted = new Set([...fresh, ...touched]);
      const last = entries.at(-1);
      if (wanted.size === 0 || last === undefined) return;
      const documents = (await documentsInForce(tx)).filter(({ id }) => wanted.has(id));
      await start(tx, fresh, documents);
      const newest = await newestFacts(tx, documents);
      const moves = await reclock(tx, documents, newest);
      await lockPublication(tx);
      await append(tx, ...moves);
      await publishFacts(tx, publisher, { documents, facts: newest, at: last.at });
    },
  };
}

function disseminated(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ fact }) => (fact.kind === "directive.disseminated" ? [fact.directive] : [])),
  );
}

/** Directives that concern a name of which something was said. */
async function touchedDirectives(tx: Tx, entries: readonly Entry[]): Promise<readonly string[]> {
  const listed = entries.flatMap(({ fact }) =>
    fact.kind === "exploited.listed" || fact.kind === "exploited.delisted" ? [fact.cve] : [],
  );
  const batches = entries.flatMap(({ fact }) => (fact.kind === "feed.imported" ? [fact.batch] : []));
  const known = await tx.rows<{ name: string }>(sql`select distinct unnest(names) as name from told_clock`);
  const names = known.map(({ name }) => name);
  if (entries.some(({ fact }) => correctsCatalogue(fact))) listed.push(...names);
  const touched = [...new Set([...listed, ...(await namesTouched(tx, [...new Set(batches)], names))])];
  if (touched.length === 0) return [];
  const rows = await tx.rows<{ directive: string }>(
    sql`select distinct directive from told_clock where names && ${touched}::text[]`,
  );
  return rows.map(({ directive }) => directive);
}

/** A catalogue that changes an entry says so without naming it: another date of listing may move any clock. */
function correctsCatalogue(fact: Fact): boolean {
  return fact.kind === "feed.imported" && fact.format.startsWith("kev-") && fact.counts.changed > 0;
}

/** A directive that was told anew was told with its document's facts; one that is no longer in force has no clock. */
async function start(
  tx: Tx,
  fresh: ReadonlySet<string>,
  documents: readonly DirectiveDocument[],
): Promise<void> {
  await tx.run(sql`delete from told_clock where directive = any(${[...fresh]})`);
  const rows = documents
    .filter(({ id }) => fresh.has(id))
    .flatMap((document) =>
      factsIn(document).map((facts) => ({
        directive: document.id,
        advisory: facts.advisory,
        names: [],
        facts,
      })),
    );
  await keep(tx, rows);
}

type ClockRow = {
  readonly directive: string;
  readonly advisory: string;
  readonly names: readonly string[];
  readonly facts: AdvisoryFacts;
};

async function keep(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  await tx.run(sql`
    insert into told_clock (directive, advisory, names, facts)
    select directive, advisory, names, facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (directive text, advisory text, names text[], facts jsonb)
    on conflict (directive, advisory) do update set names = excluded.names, facts = excluded.facts
    where (told_clock.names, told_clock.facts) is distinct from (excluded.names, excluded.facts)`);
}

/** Where no fact changed no deadline moves, whatever it is. The result is what moved, for the journal. */
async function reclock(
  tx: Tx,
  documents: readonly DirectiveDocument[],
  newest: readonly ClockRow[],
): Promise<readonly FactOf<"deadline.moved">[]> {
  const before = await clockFacts(
    tx,
    documents.map(({ id }) => id),
  );
  const causes = new Map<string, DeadlineMove["because"]>();
  const dues: { readonly directive: string; readonly due: string | null }[] = [];
  for (const document of documents) {
    const now = newest.filter(({ directive }) => directive === document.id).map(({ facts }) => facts);
    const because = causeOf(document, before.get(document.id) ?? [], now);
    if (because === null) continue;
    causes.set(document.id, because);
    dues.push({ directive: document.id, due: dueOf(document, now) });
  }
  const moved = await move(tx, dues);
  await keep(tx, newest);
  return moved.flatMap(({ directive, before: from, after: to }) => {
    const because = causes.get(directive);
    return because === undefined
      ? []
      : [{ kind: "deadline.moved", directive, before: from, after: to, because } as const];
  });
}

async function newestFacts(tx: Tx, documents: readonly DirectiveDocument[]): Promise<readonly ClockRow[]> {
  const wanted = new Set(
    documents.flatMap(({ advisories }) => advisories.flatMap(({ id, aliases }) => [id, ...aliases])),
  );
  const said = new Map((await decisionFacts(tx, [...wanted])).map((facts) => [facts.id, facts]));
  const before = await clockFacts(
    tx,
    documents.map(({ id }) => id),
  );
  return documents.flatMap((document) =>
    document.advisories.map(({ id, aliases }) => {
      const all = [id, ...aliases].flatMap((name) => said.get(name) ?? []);
      const cves = [...new Set(all.flatMap((facts) => facts.cves))];
      const names = [...new Set([id, ...aliases, ...cves])].toSorted();
      const last = before.get(document.id)?.find(({ advisory }) => advisory === id);
      const facts = asFirstPatched(together(id, all, cves), last);
      return { directive: document.id, advisory: id, names, facts };
    }),
  );
}

/** A record that is changed again dates its fixed version later; the first date that was known here stays while a record names one. */
function asFirstPatched(now: AdvisoryFacts, before: AdvisoryFacts | undefined): AdvisoryFacts {
  const [first, last] = [before?.patchAvailable, now.patchAvailable];
  if (first === undefined || last === undefined || compareInstants(last, first) <= 0) return now;
  const said = before?.sources?.patch;
  const { patch: _later, ...sources } = now.sources ?? {};
  return {
    ...now,
    patchAvailable: first,
    sources: { ...sources, ...(said === undefined ? {} : { patch: said }) },
  };
}

/** The strongest of what is said of an advisory under its names. */
function together(advisory: string, all: readonly DecisionFacts[], cves: readonly string[]): AdvisoryFacts {
  const strongest = <K extends keyof AdvisoryFacts["decision"]>(
    name: K,
    order: readonly NonNullable<DecisionFacts[K]>[],
  ) => {
    const found = order.flatMap((value) => all.find((facts) => facts[name] === value) ?? [])[0];
    return found === undefined ? [] : [{ name, value: found[name], by: found.statedBy[name] }];
  };
  const said = [
    ...strongest("exploitation", ["active", "poc", "none"]),
    ...strongest("automatable", ["yes", "no"]),
    ...strongest("technicalImpact", ["total", "partial"]),
  ];
  const listed = all
    .filter(({ exploitedSince }) => exploitedSince !== null)
    .toSorted((a, b) => (a.exploitedSince ?? "").localeCompare(b.exploitedSince ?? "", "en"))[0];
  const kev =
    listed === undefined
      ? []
      : [["kev", { source: listed.exploitedIn ?? "", at: listed.exploitedSince }] as const];
  const patched = all
    .flatMap(({ patchedBy }) =>
      patchedBy?.at === null || patchedBy === null ? [] : [{ ...patchedBy, at: patchedBy.at }],
    )
    .toSorted((a, b) => compareInstants(a.at, b.at))[0];
  return {
    advisory,
    ...(patched === undefined ? {} : { patchAvailable: patched.at }),
    decision: Object.fromEntries(said.map(({ name, value }) => [name, value])),
    kevAdded: listed?.exploitedSince ?? null,
    cve: listed?.exploitedAs ?? cves[0] ?? advisory,
    sources: Object.fromEntries([
      ...kev,
      ...(patched === undefined ? [] : [["patch", { source: patched.source, at: patched.at }] as const]),
      ...said.flatMap(({ name, by }) => (by === undefined ? [] : [[name, by] as const])),
    ]),
  };
}

/** Every told row of these directives whose deadline is another one now, in one statement. */
async function move(
  tx: Tx,
  dues: readonly { readonly directive: string; readonly due: string | null }[],
): Promise<readonly { directive: string; before: string | null; after: string | null }[]> {
  if (dues.length === 0) return [];
  return await tx.rows(sql`
    with moved as (
      update told set due = n.due
      from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb) as n (directive text, due timestamptz)
      where told.directive = n.directive and told.due is distinct from n.due
      returning told.directive, old.due as before, new.due as after)
    select directive, min(before) as before, min(after) as after from moved group by directive order by directive`);
}
