/**
 * The base score of CVSS 4.0 (CVSS v4.0 Specification, section 8.2): the score of the vector's macrovector, less what lies between the vector and the
 * most severe one of it. Threat and environmental metrics are left out, so exploit maturity and requirements are at their worst, and
 * of the macrovectors only those of equivalence set 5 at its first level remain.
 */
import { type Metrics, weightsOf } from "#core/severity/vector.ts";

const own = { H: 0, L: 1, N: 2 };
const subsequent = { H: 1, L: 2, N: 3 };
/** How many steps each value is below the most severe one. */
const steps = {
  AV: { N: 0, A: 1, L: 2, P: 3 },
  PR: { N: 0, L: 1, H: 2 },
  UI: { N: 0, P: 1, A: 2 },
  AC: { L: 0, H: 1 },
  AT: { N: 0, P: 1 },
  VC: own,
  VI: own,
  VA: own,
  SC: subsequent,
  SI: subsequent,
  SA: subsequent,
};

/**
 * Scores of macrovectors by the levels of sets 3, 6 and 4; within a row by set 1 (0 to 2) and, inside it, set 2 (0, 1). Source: the table that FIRST
 * publishes with the specification.
 */
const scores: Readonly<Record<string, readonly number[]>> = {
  "001": [10, 9.5, 9.4, 9, 8.6, 7.3],
  "002": [9.3, 9.2, 8.7, 7.7, 7, 5.4],
  "011": [9.6, 9.1, 8.9, 7.7, 7.4, 5.5],
  "012": [9, 8.1, 7.5, 6.6, 5.4, 4.3],
  "101": [9.3, 9.2, 8.6, 7.4, 7.2, 6.1],
  "102": [8.8, 8.4, 7.2, 6.1, 5.3, 4.6],
  "111": [9.2, 8.2, 7.6, 5.9, 5.7, 5.1],
  "112": [8, 7, 5.7, 5.2, 3.6, 1.8],
  "211": [7.9, 7.1, 6.5, 5.8, 4.7, 2.4],
  "212": [6.9, 6.3, 5.3, 2.3, 2.4, 1],
};

/** The most severe values of each level of a set, and how many steps the level is deep. */
type Level = { readonly highest: readonly (readonly number[])[]; readonly depth: number };

const reach: readonly Level[] = [
  { highest: [[0, 0, 0]], depth: 1 },
  {
    highest: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    depth: 4,
  },
  {
    highest: [
      [3, 0, 0],
      [1, 1, 1],
    ],
    depth: 5,
  },
];
const difficulty: readonly Level[] = [
  { highest: [[0, 0]], depth: 1 },
  {
    highest: [
      [1, 0],
      [0, 1],
    ],
    depth: 2,
  },
];
const damage: readonly Level[] = [
  { highest: [[0, 0, 0]], depth: 7 },
  {
    highest: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    depth: 8,
  },
  { highest: [[1, 1, 1]], depth: 10 },
];
const spread: readonly Level[] = [
  { highest: [[0, 0, 0]], depth: 6 },
  { highest: [[1, 1, 1]], depth: 5 },
  { highest: [[2, 2, 2]], depth: 4 },
];

/** The base score; `null` where a metric of it is missing. */
export function baseScore4(metrics: Metrics): number | null {
  const weights = weightsOf(metrics, steps);
  if (weights === null) return null;
  const [way, effort] = [weights.slice(0, 3), weights.slice(3, 5)];
  const [vulnerable, onward] = [weights.slice(5, 8), weights.slice(8, 11)];
  if (vulnerable.every((step) => step === 2) && onward.every((step) => step === 3)) return 0;
  const levels = { one: levelOfReach(way), two: Number(effort.some((step) => step > 0)) };
  const three = levelOfDamage(vulnerable);
  const four = onward.includes(1) ? 1 : 2;
  const six = three === 2 ? 1 : 0;
  const at = (one: number, two: number, rest: string): number | undefined =>
    one > 2 || two > 1 ? undefined : scores[rest]?.[one * 2 + two];
  const value = at(levels.one, levels.two, `${three}${six}${four}`) ?? 0;
  const next = (rest: string): number => at(levels.one, levels.two, rest) ?? -1;
  const lower: readonly (readonly [number | undefined, number])[] = [
    [at(levels.one + 1, levels.two, `${three}${six}${four}`), share(reach[levels.one], way)],
    [at(levels.one, levels.two + 1, `${three}${six}${four}`), share(difficulty[levels.two], effort)],
    [lowerDamage(three, four, next), share(damage[three], vulnerable)],
    [four === 1 ? next(`${three}${six}2`) : undefined, share(spread[four], onward)],
    [0, 0],
  ];
  const existing = lower.filter(([score]) => score !== undefined);
  const less = existing.reduce((sum, [score, part]) => sum + (value - (score ?? 0)) * part, 0);
  const score = Math.min(10, Math.max(0, value - less / existing.length));
  return Math.round(score * 10 + 1e-9) / 10;
}

function levelOfReach([vector = 0, privileges = 0, interaction = 0]: readonly number[]): number {
  const free = [vector, privileges, interaction].filter((step) => step === 0).length;
  if (free === 3) return 0;
  return free > 0 && vector !== 3 ? 1 : 2;
}

function levelOfDamage([confidentiality, integrity, availability]: readonly number[]): number {
  if (confidentiality === 0 && integrity === 0) return 0;
  return confidentiality === 0 || integrity === 0 || availability === 0 ? 1 : 2;
}

/** Sets 3 and 6 move together: the higher of the macrovectors that are one level lower in either. */
function lowerDamage(three: number, four: number, next: (rest: string) => number): number | undefined {
  if (three === 0) return Math.max(next(`01${four}`), next(`10${four}`));
  return three === 1 ? next(`11${four}`) : undefined;
}

/** How far down in its level a vector is: its steps below the first most severe one that is nowhere less severe. */
function share(level: Level | undefined, values: readonly number[]): number {
  if (level === undefined) return 0;
  const from = level.highest.find((highest) => highest.every((step, i) => step <= (values[i] ?? 0)));
  const distance = values.reduce((sum, step, i) => sum + step - (from?.[i] ?? 0), 0);
  return distance / level.depth;
}
