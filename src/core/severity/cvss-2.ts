/** The base score of CVSS 2 (A Complete Guide to the Common Vulnerability Scoring System 2.0, section 3.2.1). */
import { type Metrics, weightsOf } from "#core/severity/vector.ts";

const impact = { N: 0, P: 0.275, C: 0.66 };
const table = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  AU: { M: 0.45, S: 0.56, N: 0.704 },
  C: impact,
  I: impact,
  A: impact,
};

/** The base score; `null` where a metric of it is missing. */
export function baseScore2(metrics: Metrics): number | null {
  const weights = weightsOf(metrics, table);
  if (weights === null) return null;
  const [vector, complexity, authentication, c, i, a] = weights as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const damage = 10.41 * (1 - (1 - c) * (1 - i) * (1 - a));
  const ease = 20 * vector * complexity * authentication;
  const score = (0.6 * damage + 0.4 * ease - 1.5) * (damage === 0 ? 0 : 1.176);
  return Math.max(0, Math.round(score * 10) / 10);
}
