/** What each directive asks of each affected component, on the facts of the asset that it stands in. Pure. */
import type { AffectedComponent, AffectedBy } from "#agent/check/affected-store.ts";
import type { StoredClaims } from "#agent/check/claim-store.ts";
import {
  domainOf,
  type AssetFactsFile,
  knownFactsOf,
  type AssetStatement,
  assetStatementFor,
} from "#core/asset/asset-facts-file.ts";
import { notAfter } from "#core/clock/signed-time.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { type EvaluatedDirective, evaluateFor } from "#core/directive/earliest-due.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import type { Extension } from "#core/clock/running-clock.ts";
import { openFacts, type OpenFact } from "#core/directive/open-facts.ts";

/** One directive, advisory and affected component. */
export type Obligation = EvaluatedDirective & {
  readonly affected: AffectedComponent;
  readonly by: AffectedBy;
  readonly statement: AssetStatement;
  /** What nobody has said of the asset and would move the deadline. */
  readonly open: readonly OpenFact[];
};

/** What is known at home. */
export type DecisionContext = {
  readonly facts: AssetFactsFile;
  /** Facts that hold for this run whatever is kept. */
  readonly overrides: AssetFacts;
  readonly received: readonly { readonly directive: string; readonly at: string }[];
  readonly claims: StoredClaims;
  /** What the organisation was granted, by directive. */
  readonly extensions: ReadonlyMap<string, readonly Extension[]>;
  readonly now: string;
};

/** Everything that these directives ask; what cannot be evaluated here asks nothing. What differs in the component alone is evaluated once. */
export function obligationsOf(
  directives: readonly DirectiveDocument[],
  affected: readonly AffectedComponent[],
  known: DecisionContext,
): readonly Obligation[] {
  const byId = new Map(directives.map((directive) => [directive.id, directive]));
  const ask = obligationEvaluator(known);
  return affected.flatMap((one) => {
    const directive = byId.get(one.directive);
    if (directive === undefined) return [];
    return one.advisories.flatMap((by) => {
      const asked = ask(directive, { ...one, by });
      return asked === null ? [] : [{ ...asked, affected: one, by }];
    });
  });
}

/** What is asked about: a component by its claim and its list, and what affects it. */
type ObligationSubject = Pick<AffectedComponent, "digest" | "list"> & { readonly by: AffectedBy };

type ObligationTerms = Omit<Obligation, "affected" | "by">;

/** Evaluates on the facts of the asset; remembers what it was asked for as long as it lives. */
export function obligationEvaluator(
  known: DecisionContext,
): (directive: DirectiveDocument, about: ObligationSubject) => ObligationTerms | null {
  const said = new Map<string, AssetStatement>();
  const answers = new Map<string, ObligationTerms | null>();
  return (directive, { digest, list, by }) => {
    const own = said.get(list) ?? assetStatementFor(known.facts, list);
    said.set(list, own);
    const detected = known.claims.get(directive.id)?.claims.get(digest)?.since;
    const key = JSON.stringify([directive.id, by.id, by.aliases, by.fixed.length > 0, own, detected]);
    const before = answers.get(key);
    if (before !== undefined) return before;
    const answer = evaluated(directive, { by, said: own, detected }, known);
    answers.set(key, answer);
    return answer;
  };
}

type ObligationFacts = {
  readonly by: AffectedBy;
  readonly said: AssetStatement;
  readonly detected: string | undefined;
};

function evaluated(
  directive: DirectiveDocument,
  { by, said, detected }: ObligationFacts,
  known: DecisionContext,
): ObligationTerms | null {
  const found = evaluateFor(directive, {
    match: { advisory: by.id, aliases: by.aliases, fixed: by.fixed },
    facts: { ...knownFactsOf(said), ...known.overrides },
    received: known.received,
    at: known.now,
    extensions: known.extensions,
    ...domainOf(known.facts),
    ...(detected === undefined ? {} : { detected: notAfter(detected, known.now) }),
  });
  if (found === null) return null;
  const { advisory: vulnerability, situation, evaluation } = found;
  return {
    ...found,
    statement: said,
    open: openFacts({ document: directive, vulnerability, situation }, evaluation),
  };
}
