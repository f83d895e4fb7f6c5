/** What each directive asks of each affected component, on the facts of the asset that it stands in. Pure; the words and the order are others' matter. */
import type { Affected, AffectedBy } from "#agent/affected-store.ts";
import type { KeptClaims } from "#agent/claim-store.ts";
import { type HomeFacts, knownFactsOf, type Said, saidOf } from "#core/asset/home-facts.ts";
import type { DirectiveDocument } from "#core/directive.ts";
import { type Evaluated, evaluateFor } from "#core/policy/due.ts";
import type { AssetFacts } from "#core/policy/judge.ts";
import { openFacts, type OpenFact } from "#core/policy/open-facts.ts";

/** One directive, advisory and affected component. */
export type Obligation = Evaluated & {
  readonly affected: Affected;
  readonly by: AffectedBy;
  readonly said: Said;
  /** What nobody has said of the asset and would move the deadline. */
  readonly open: readonly OpenFact[];
};

/** What is known at home. */
export type Known = {
  readonly facts: HomeFacts;
  /** Facts that hold for this run whatever is kept. */
  readonly over: AssetFacts;
  readonly received: readonly { readonly directive: string; readonly at: string }[];
  readonly claims: KeptClaims;
  readonly now: string;
};

/** Everything that these directives ask; what cannot be evaluated here asks nothing. */
export function obligationsOf(
  directives: readonly DirectiveDocument[],
  affected: readonly Affected[],
  known: Known,
): readonly Obligation[] {
  const byId = new Map(directives.map((directive) => [directive.id, directive]));
  const said = new Map<string, Said>();
  return affected.flatMap((one) => {
    const directive = byId.get(one.directive);
    if (directive === undefined) return [];
    const own = said.get(one.list) ?? saidOf(known.facts, one.list);
    said.set(one.list, own);
    return one.advisories.flatMap((by) => obligation(directive, { affected: one, by, said: own }, known));
  });
}

type About = Pick<Obligation, "affected" | "by" | "said">;

function obligation(directive: DirectiveDocument, about: About, known: Known): readonly Obligation[] {
  const { affected, by, said } = about;
  const detected = known.claims.get(directive.id)?.claims.get(affected.digest)?.since;
  const evaluated = evaluateFor(directive, {
    match: { advisory: by.id, aliases: by.aliases, fixed: by.fixed },
    facts: { ...knownFactsOf(said), ...known.over },
    received: known.received,
    at: known.now,
    ...(detected === undefined ? {} : { detected }),
  });
  if (evaluated === null) return [];
  const { advisory: vulnerability, situation, evaluation } = evaluated;
  const open = openFacts({ document: directive, vulnerability, situation }, evaluation);
  return [{ ...evaluated, ...about, open }];
}
