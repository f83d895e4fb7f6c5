/**
 * Facts as sources state them, settled to one value each: normalised, out-of-range values quarantined, conflicts kept. What a fact that
 * nobody states counts as, the rule pack says.
 */
import type { Finding } from "#core/problem.ts";
import { compareInstants, dateOf, isInstant } from "#core/clock/clock.ts";
import { factValues } from "#core/rules/fact-values.ts";
import type { AssetFacts, VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { type FactName, factNames } from "#core/rules/rule-pack/rule-pack.ts";
import { slug } from "#core/rules/table/table.ts";

/** How a source came to a value. A language model advises: it never prevails over anything else. */
export const methods = ["model", "derived", "declared", "scanned", "published"] as const;

/** How sure a source is, the least first. */
export const confidences = ["low", "medium", "high"] as const;

/** One source's word on one fact of one pair. */
export type FactStatement = {
  readonly fact: FactName;
  readonly value: string;
  readonly source: string;
  readonly method: (typeof methods)[number];
  readonly confidence: (typeof confidences)[number];
  /** RFC 3339, when the source said so; for `kev` the time of listing. */
  readonly at: string;
};

/** One value for each fact that is known. */
export type SettledFacts = {
  /** The word that prevails, its value normalised. */
  readonly facts: ReadonlyMap<FactName, FactStatement>;
  /** Words that say otherwise, by fact, the strongest first. They are kept, not overwritten. */
  readonly conflicts: ReadonlyMap<FactName, readonly FactStatement[]>;
  /** Words that no table can use, by their place in the list: a value out of range, a time that is none. */
  readonly quarantined: readonly Finding[];
};

/** What feeds call a value besides its name. */
const synonyms: Readonly<Record<string, string>> = { "public-poc": "poc", true: "yes", false: "no" };

/**
 * Settles what sources state, in whatever order they come: a model yields to any other method, then the surer word prevails, then the newer,
 * then the worse value, since unknown is not safe.
 */
export function settleStatements(all: readonly FactStatement[]): SettledFacts {
  const quarantined: Finding[] = [];
  const sound = all.flatMap((one, number) => {
    const read = normalised(one, number);
    if ("code" in read) quarantined.push(read);
    return "code" in read ? [] : [read];
  });
  const facts = new Map<FactName, FactStatement>();
  const conflicts = new Map<FactName, readonly FactStatement[]>();
  for (const fact of factNames) {
    const [held, ...others] = sound.filter((one) => one.fact === fact).toSorted(strongerFirst);
    if (held === undefined) continue;
    facts.set(fact, held);
    const against = others.filter(({ value }) => value !== held.value);
    if (against.length > 0) conflicts.set(fact, against);
  }
  return { facts, conflicts, quarantined };
}

function normalised(stated: FactStatement, number: number): FactStatement | Finding {
  const typed = slug(stated.value.slice(0, 100));
  const value = Object.hasOwn(synonyms, typed) ? (synonyms[typed] ?? typed) : typed;
  const range = factValues[stated.fact];
  if (!range.includes(value)) {
    const message = `${stated.source.slice(0, 60)} says ${stated.fact}=${stated.value.slice(0, 40)}; it is one of ${range.join(", ")}.`;
    return { at: `/${number}/value`, code: "value-out-of-range", message };
  }
  return isInstant(stated.at)
    ? { ...stated, value }
    : { at: `/${number}/at`, code: "time-unreadable", message: "Not an instant (RFC 3339)." };
}

function strongerFirst(a: FactStatement, b: FactStatement): number {
  const worse = (one: FactStatement) => factValues[one.fact].indexOf(one.value);
  return (
    Number(a.method === "model") - Number(b.method === "model") ||
    confidences.indexOf(b.confidence) - confidences.indexOf(a.confidence) ||
    compareInstants(b.at, a.at) ||
    worse(b) - worse(a) ||
    methods.indexOf(b.method) - methods.indexOf(a.method) ||
    (a.source < b.source ? -1 : Number(a.source > b.source))
  );
}

/** The settled facts as an evaluation takes them; what is not settled is left out. */
export function evaluationFacts({ facts }: SettledFacts): {
  readonly vulnerability: VulnerabilityFacts;
  readonly asset: AssetFacts;
} {
  const pick = (names: readonly FactName[]) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const held = facts.get(name);
        return held === undefined ? [] : [[name, held.value]];
      }),
    );
  const kev = facts.get("kev");
  const year = facts.get("cveBefore2021");
  return {
    vulnerability: {
      decision: pick(["exploitation", "automatable", "technicalImpact"]),
      kevAdded: kev?.value === "yes" ? dateOf(kev.at) : null,
      ...(year === undefined ? {} : { cveBefore2021: year.value === "yes" ? "yes" : "no" }),
      ...(pick(["severity", "nisStep"]) as Pick<VulnerabilityFacts, "severity" | "nisStep">),
    },
    asset: pick(["exposed", "humanImpact", "assetClass", "highValue"]),
  };
}
