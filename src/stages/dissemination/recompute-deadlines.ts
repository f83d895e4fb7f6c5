/**
 * The room's clocks follow the facts: when a catalogue or a source says something new of an advisory of a directive in force, its deadline is
 * worked out again, and moves together with an entry in the journal that names the fact, or not at all.
 */
import { type MoveCause, movingInputs } from "#core/clock/deadline-change.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { JournalEvent, JournalEventOf } from "#core/journal-event.ts";
import { compareInstants } from "#core/clock/clock.ts";
import type { AdvisoryFacts, CurrentDocument } from "#core/document/facts-file.ts";
import type { Domain } from "#core/actor.ts";
import { idsOf } from "#core/topology/topology.ts";
import { strongestInputs } from "#core/rules/strongest-inputs.ts";
import { appendEvents, type JournalEntry, type Follower } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { type DecisionFacts, decisionFacts, namesTouched } from "#stages/advisory/queries.ts";
import { suspensionsOf } from "#stages/directive/signing/queries.ts";
import { documentsInForce } from "#stages/directive/queries.ts";
import {
  causeOfMove,
  duesByDomain,
  advisoryFactsIn,
  withAlertPeriods,
  withPauses,
} from "#stages/dissemination/directive-deadline.ts";
import { type DeadlineMove, type DomainDeadline, moveDeadlines } from "#stages/dissemination/deadlines.ts";
import { moveExtended, sealGrants } from "#stages/dissemination/extended-deadlines.ts";
import { lockPublication, type Publisher } from "#stages/dissemination/publication.ts";
import { publishDirectiveFacts } from "#stages/dissemination/publish-facts.ts";
import { clockFacts } from "#stages/dissemination/queries.ts";
import { alertPeriods, roomTopology } from "#stages/registry/queries.ts";

/** Works deadlines out again, once a batch of facts, and publishes what is known now; it depends on that and not on the order in which it came. */
export function reclockFollower(publisher: Publisher): Follower {
  return {
    name: "dissemination.reclock",
    startsAt: "start",
    kinds: [
      "directive.disseminated",
      "exploited.listed",
      "exploited.delisted",
      "feed.imported",
      "alert-level.recorded",
      "extension.granted",
      "document.entered",
      "feed-change.undone",
    ],
    handle: async (tx, entries) => {
      const fresh = disseminated(entries);
      const touched = await touchedDirectives(tx, entries);
      const levels = entries.flatMap(({ fact }) => (fact.kind === "alert-level.recorded" ? [fact] : []));
      const granted = entries.flatMap(({ fact }) => (fact.kind === "extension.granted" ? [fact] : []));
      const suspended = suspendedIn(entries);
      const named = [...granted.map(({ directive }) => directive), ...suspended];
      const wanted = new Set([...fresh, ...touched, ...named]);
      const last = entries.at(-1);
      if ((wanted.size === 0 && levels.length === 0) || last === undefined) return;
      const periods = await alertPeriods(tx);
      const inForce = (await documentsInForce(tx)).filter(({ id }) => levels.length > 0 || wanted.has(id));
      const suspensions = await suspensionsOf(
        tx,
        inForce.map(({ id }) => id),
      );
      const documents = inForce.map((document) =>
        withPauses(withAlertPeriods(document, periods), suspensions),
      );
      await start(tx, fresh, documents);
      const newest = await newestFacts(tx, documents);
      const notLater =
        levels.length + suspended.length === 0 &&
        entries.some(({ fact }) => fact.kind === "feed-change.undone");
      const moves = await reclock(tx, {
        documents,
        newest,
        levels,
        granted,
        suspensions: suspensions.filter(({ directive }) => suspended.includes(directive)),
        notLater,
      });
      await sealGrants(tx, publisher, granted);
      await lockPublication(tx);
      await appendEvents(tx, ...moves);
      await publishDirectiveFacts(tx, publisher, { documents, facts: newest, at: last.at });
    },
  };
}

function disseminated(entries: readonly JournalEntry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ fact }) => (fact.kind === "directive.disseminated" ? [fact.directive] : [])),
  );
}

/** Directives that an office suspended. */
function suspendedIn(entries: readonly JournalEntry[]): readonly string[] {
  return entries.flatMap(({ fact }) =>
    fact.kind === "document.entered" && fact.what === "suspension" && fact.directive !== null
      ? [fact.directive]
      : [],
  );
}

/** Directives that concern a name of which something was said. */
async function touchedDirectives(tx: Tx, entries: readonly JournalEntry[]): Promise<readonly string[]> {
  const listed = entries.flatMap(({ fact }) =>
    fact.kind === "exploited.listed" || fact.kind === "exploited.delisted" ? [fact.cve] : [],
  );
  const batches = entries.flatMap(({ fact }) => (fact.kind === "feed.imported" ? [fact.batch] : []));
  const known = await tx.rows<{ name: string }>(sql`select distinct unnest(names) as name from clock_facts`);
  const names = known.map(({ name }) => name);
  if (entries.some(({ fact }) => correctsCatalogue(fact))) listed.push(...names);
  const touched = [...new Set([...listed, ...(await namesTouched(tx, [...new Set(batches)], names))])];
  if (touched.length === 0) return [];
  const rows = await tx.rows<{ directive: string }>(
    sql`select distinct directive from clock_facts where names && ${touched}::text[]`,
  );
  return rows.map(({ directive }) => directive);
}

/** A catalogue that changes an entry says so without naming it: another date of listing may move any clock. */
function correctsCatalogue(fact: JournalEvent): boolean {
  return fact.kind === "feed.imported" && fact.format.startsWith("kev-") && fact.counts.changed > 0;
}

/** A directive that was disseminated anew starts with its document's facts; one that is no longer in force has no clock. */
async function start(
  tx: Tx,
  fresh: ReadonlySet<string>,
  documents: readonly DirectiveDocument[],
): Promise<void> {
  await tx.run(sql`delete from clock_facts where directive = any(${[...fresh]})`);
  const rows = documents
    .filter(({ id }) => fresh.has(id))
    .flatMap((document) =>
      advisoryFactsIn(document).map((facts) => ({
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
    insert into clock_facts (directive, advisory, names, facts)
    select directive, advisory, names, facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (directive text, advisory text, names text[], facts jsonb)
    on conflict (directive, advisory) do update set names = excluded.names, facts = excluded.facts
    where (clock_facts.names, clock_facts.facts) is distinct from (excluded.names, excluded.facts)`);
}

type Reclocking = {
  readonly documents: readonly CurrentDocument[];
  readonly newest: readonly ClockRow[];
  /** Levels of the crisis alert that came into force, in order. */
  readonly levels: readonly JournalEventOf<"alert-level.recorded">[];
  readonly granted: readonly JournalEventOf<"extension.granted">[];
  /** Suspensions of directives that were suspended now. */
  readonly suspensions: Awaited<ReturnType<typeof suspensionsOf>>;
  /** Something was undone: what stood before stands again, and no deadline that was announced moves later by it. */
  readonly notLater: boolean;
};

/** Where no fact and no level changed and nothing was granted no deadline moves, whatever it is. The result is what moved, for the journal. */
async function reclock(
  tx: Tx,
  { documents, newest, levels, granted, suspensions, notLater }: Reclocking,
): Promise<readonly JournalEventOf<"deadline.moved" | "extended-deadline.moved">[]> {
  const before = await clockFacts(
    tx,
    documents.map(({ id }) => id),
  );
  const domains = idsOf(await roomTopology(tx), "domain");
  const causes = new Map<string, MoveCause>();
  const dues: DomainDeadline[] = [];
  const factsOf = (id: string) =>
    newest.filter(({ directive }) => directive === id).map(({ facts }) => facts);
  for (const document of documents) {
    const now = factsOf(document.id);
    const fact = causeOfMove(document, before.get(document.id) ?? [], now);
    const suspension = suspensionFor(document.id, suspensions);
    if (fact === null && suspension === null && levels.length === 0) continue;
    for (const [domain, due] of duesByDomain(document, now, domains)) {
      const because = fact ?? suspension ?? levelFor(domain, levels);
      if (because === null) continue;
      causes.set(`${document.id} ${domain}`, because);
      dues.push({ directive: document.id, domain, due });
    }
  }
  // First those of whom more time was granted: from here on they do not move with their domain.
  const own = await moveExtended(tx, {
    documents,
    factsOf,
    causeOf: (directive, domain) => causes.get(`${directive} ${domain}`) ?? null,
    granted,
    notLater,
  });
  const moved = await moveDeadlines(tx, dues, { notLater });
  await keep(tx, newest);
  return [...entriesOf(moved, causes), ...own];
}

/** The level that came last for a domain, its own before the nation's. */
function levelFor(domain: Domain, levels: Reclocking["levels"]): MoveCause | null {
  const last =
    levels.findLast((one) => one.domain === domain) ?? levels.findLast((one) => one.domain === null);
  return last === undefined
    ? null
    : { fact: "alert", value: last.level, domain: last.domain, since: last.from };
}

/** The suspension of a directive that began last. */
function suspensionFor(id: string, suspensions: Reclocking["suspensions"]): MoveCause | null {
  const last = suspensions.findLast(({ directive }) => directive === id);
  return last === undefined
    ? null
    : { fact: "suspension", value: last.office, since: last.from, until: last.until };
}

/** One event for all domains that moved alike for the same cause; it names them unless everybody's did. */
function entriesOf(
  moved: readonly DeadlineMove[],
  causes: ReadonlyMap<string, MoveCause>,
): readonly JournalEventOf<"deadline.moved">[] {
  const alike = Map.groupBy(moved, ({ directive, domain, before, after }) =>
    JSON.stringify([directive, before, after, causes.get(`${directive} ${domain}`)]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    const because = first === undefined ? undefined : causes.get(`${first.directive} ${first.domain}`);
    if (first === undefined || because === undefined) return [];
    const { directive, before, after, domains: sharing } = first;
    const everybody = group.length === sharing;
    const whose = everybody ? {} : { domains: group.map(({ domain }) => domain).toSorted() };
    return [{ kind: "deadline.moved", directive, before, after, because, ...whose } as const];
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
  const { decision, from } = strongestInputs(all);
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
    decision,
    kevAdded: listed?.exploitedSince ?? null,
    cve: listed?.exploitedAs ?? cves[0] ?? advisory,
    sources: Object.fromEntries([
      ...kev,
      ...(patched === undefined ? [] : [["patch", { source: patched.source, at: patched.at }] as const]),
      ...movingInputs.flatMap((name) => {
        const by = from[name]?.statedBy[name];
        return by === undefined ? [] : [[name, by] as const];
      }),
    ]),
  };
}
