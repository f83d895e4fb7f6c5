/** The deadline of a directive for an asset of which nothing is known, from what is known of its advisories; and which fact moved it. Pure. */
import { type FactCause, movingFacts } from "#core/clock/deadline-change.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveAdvisory } from "#core/advisory.ts";
import { compareInstants, dateOf } from "#core/clock/clock.ts";
import { compareDeadlines, evaluate } from "#core/rules/evaluate.ts";
import { type Evaluable, type Situation } from "#core/rules/situation.ts";
import type { AlertPeriod, Pause } from "#core/clock/running-clock.ts";
import { type AdvisoryFacts, withAdvisoryFacts } from "#core/document/facts-file.ts";
import type { Domain } from "#core/actor.ts";

/** A document, or what of it is evaluated. */
type Clocked = Evaluable & { readonly advisories: readonly DirectiveAdvisory[] };

/** The facts that the document itself carries. */
export function advisoryFactsIn(document: Pick<DirectiveDocument, "advisories">): readonly AdvisoryFacts[] {
  return document.advisories.map(({ id, aliases, decision, kevAdded, patchAvailable }) => ({
    advisory: id,
    decision,
    kevAdded,
    ...(patchAvailable === undefined ? {} : { patchAvailable }),
    cve: [id, ...aliases].find((name) => name.startsWith("CVE-")) ?? id,
  }));
}

/** The document's advisories with these facts in place of those that it was issued with. */
export function currentAdvisoryFacts(
  { advisories }: Pick<DirectiveDocument, "advisories">,
  facts: readonly AdvisoryFacts[],
): readonly (DirectiveAdvisory & { readonly cve: string })[] {
  return advisories.map((advisory) => {
    const known = facts.find((one) => one.advisory === advisory.id);
    if (known === undefined) return { ...advisory, cve: advisory.id };
    return { ...withAdvisoryFacts(advisory, known), cve: known.cve };
  });
}

/**
 * The earliest deadline over the advisories for organisations of a domain, or of any where none is given; what is not known counts as the worst.
 * `null` when none has a date.
 */
export function earliestDeadline(
  document: Clocked,
  facts: readonly AdvisoryFacts[],
  domain?: Domain,
): string | null {
  return dueFor(document, facts, domain === undefined ? {} : { domain });
}

/** The same for one organisation, with what it was granted. */
export function dueFor(
  document: Clocked,
  facts: readonly AdvisoryFacts[],
  whose: Pick<Situation, "domain" | "extensions">,
): string | null {
  const dues = currentAdvisoryFacts(document, facts).flatMap((advisory) => {
    const evaluation = evaluate(document, advisory, { facts: {}, ...whose });
    return evaluation.ok ? [evaluation.value.due] : [];
  });
  return dues.toSorted(compareDeadlines)[0] ?? null;
}

/** The deadline of each of the domains; worked out once where no level of the crisis alert tells them apart. */
export function duesByDomain(
  document: Clocked,
  facts: readonly AdvisoryFacts[],
  domains: readonly Domain[],
): ReadonlyMap<Domain, string | null> {
  const common = document.alerts === undefined ? earliestDeadline(document, facts) : null;
  const due = (domain: Domain) =>
    document.alerts === undefined ? common : earliestDeadline(document, facts, domain);
  return new Map(domains.map((domain) => [domain, due(domain)]));
}

/** The document with the levels of the crisis alert that may touch its clocks: those that had not ended when it was issued. */
export function withAlertPeriods<D extends Clocked>(document: D, periods: readonly AlertPeriod[]): D {
  const alerts = periods.filter(
    ({ until }) => until === null || compareInstants(until, document.issuedAt) > 0,
  );
  return alerts.length === 0 ? document : { ...document, alerts };
}

/** The document with the times in which offices suspended this revision. */
export function withPauses<D extends Clocked & { readonly id: string }>(
  document: D,
  suspensions: readonly (Pause & { readonly directive: string })[],
): D {
  const pauses = suspensions.flatMap(({ directive, from, until }) =>
    directive === document.id ? [{ from, until }] : [],
  );
  return pauses.length === 0 ? document : { ...document, pauses };
}

/**
 * The fact that is named as the cause of a move: one that alone leads from the facts before to the deadline after; where it took several, the
 * first of those that changed. `null` when no fact changed.
 */
export function causeOfMove(
  document: Clocked,
  before: readonly AdvisoryFacts[],
  after: readonly AdvisoryFacts[],
): FactCause | null {
  const due = earliestDeadline(document, after);
  const changes = before.flatMap((old) => {
    const now = after.find(({ advisory }) => advisory === old.advisory) ?? old;
    return movingFacts.flatMap((fact) =>
      valueOf(old, fact) === valueOf(now, fact) ? [] : [{ old, now, fact }],
    );
  });
  const alone = changes.find(({ old, now, fact }) => {
    const only = before.map((one) => (one === old ? withFact(old, now, fact) : one));
    return compareDeadlines(earliestDeadline(document, only), due) === 0;
  });
  const named = alone ?? changes[0];
  return named === undefined ? null : saidOf(named.old, named.now, named.fact);
}

type Moving = FactCause["fact"];

function valueOf(facts: AdvisoryFacts, fact: Moving): string | null {
  if (fact === "patch") return facts.patchAvailable ?? null;
  return fact === "kev" ? facts.kevAdded : (facts.decision[fact] ?? null);
}

function withFact(old: AdvisoryFacts, now: AdvisoryFacts, fact: Moving): AdvisoryFacts {
  if (fact === "kev") return { ...old, kevAdded: now.kevAdded };
  if (fact === "patch") {
    const { patchAvailable: _before, ...rest } = old;
    return now.patchAvailable === undefined ? rest : { ...rest, patchAvailable: now.patchAvailable };
  }
  const { [fact]: _replaced, ...others } = old.decision;
  const value = now.decision[fact];
  return { ...old, decision: value === undefined ? others : { ...others, [fact]: value } };
}

function saidOf(old: AdvisoryFacts, now: AdvisoryFacts, fact: Moving): FactCause {
  const source = (now.sources?.[fact] ?? old.sources?.[fact])?.source;
  return { ...valueSaid(old, now, fact), ...(source === undefined || source === "" ? {} : { source }) };
}

function valueSaid(old: AdvisoryFacts, now: AdvisoryFacts, fact: Moving): FactCause {
  if (fact === "patch") {
    const since = now.patchAvailable === undefined ? null : dateOf(now.patchAvailable);
    return { fact, value: since === null ? "no" : "yes", cve: now.cve, since };
  }
  if (fact !== "kev") return { fact, value: now.decision[fact] ?? "unknown", cve: now.cve, since: null };
  const listed = now.kevAdded !== null;
  return { fact, value: listed ? "yes" : "no", cve: listed ? now.cve : old.cve, since: now.kevAdded };
}
