/** What each directive asks of each affected component, on the facts of the asset that it stands in. Pure; the words and the order are others' matter. */
import type { Affected, AffectedBy } from "#agent/check/affected-store.ts";
import type { KeptClaims } from "#agent/check/claim-store.ts";
import { domainOf, type HomeFacts, knownFactsOf, type Said, saidOf } from "#core/asset/home-facts.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { type Evaluated, evaluateFor } from "#core/clock/due-dates.ts";
import type { AssetFacts } from "#core/rules/deciding-row.ts";
import type { Extension } from "#core/clock/running-clock.ts";
import { openFacts, type OpenFact } from "#core/rules/open-facts.ts";

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
  /** What the organisation was granted, by directive. */
  readonly extensions: ReadonlyMap<string, readonly Extension[]>;
  readonly now: string;
};

/** Everything that these directives ask; what cannot be evaluated here asks nothing. What differs in the component alone is evaluated once. */
export function obligationsOf(
  directives: readonly DirectiveDocument[],
  affected: readonly Affected[],
  known: Known,
): readonly Obligation[] {
  const byId = new Map(directives.map((directive) => [directive.id, directive]));
  const ask = asking(known);
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
export type About = Pick<Affected, "digest" | "list"> & { readonly by: AffectedBy };

type Asked = Omit<Obligation, "affected" | "by">;

/** Evaluates on the facts of the asset; remembers what it was asked for as long as it lives. */
export function asking(known: Known): (directive: DirectiveDocument, about: About) => Asked | null {
  const said = new Map<string, Said>();
  const answers = new Map<string, Asked | null>();
  return (directive, { digest, list, by }) => {
    const own = said.get(list) ?? saidOf(known.facts, list);
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

type On = { readonly by: AffectedBy; readonly said: Said; readonly detected: string | undefined };

function evaluated(directive: DirectiveDocument, { by, said, detected }: On, known: Known): Asked | null {
  const found = evaluateFor(directive, {
    match: { advisory: by.id, aliases: by.aliases, fixed: by.fixed },
    facts: { ...knownFactsOf(said), ...known.over },
    received: known.received,
    at: known.now,
    extensions: known.extensions,
    ...domainOf(known.facts),
    ...(detected === undefined ? {} : { detected }),
  });
  if (found === null) return null;
  const { advisory: vulnerability, situation, evaluation } = found;
  return { ...found, said, open: openFacts({ document: directive, vulnerability, situation }, evaluation) };
}
