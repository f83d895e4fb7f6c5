/** The base score of CVSS 3.0 and 3.1 (CVSS v3.1 Specification, section 7.1). Both round up as 3.1 says, which 3.0 meant. */
import { type Metrics, weightsOf } from "#core/severity/vector.ts";

const impact = { H: 0.56, L: 0.22, N: 0 };
const table = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: impact,
  I: impact,
  A: impact,
};
const privileges: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
};

/** The base score; `null` where a metric of it is missing. */
export function baseScore3(metrics: Metrics): number | null {
  const weights = weightsOf(metrics, table);
  const scope = metrics.get("S") ?? "";
  const needed = privileges[scope]?.[metrics.get("PR") ?? ""];
  if (weights === null || needed === undefined) return null;
  const [vector, complexity, interaction, c, i, a] = weights as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const base = 1 - (1 - c) * (1 - i) * (1 - a);
  const changed = scope === "C";
  const damage = changed ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base;
  if (damage <= 0) return 0;
  const ease = 8.22 * vector * complexity * needed * interaction;
  return roundUp(Math.min((changed ? 1.08 : 1) * (damage + ease), 10));
}

/** Appendix A of the specification: up to one decimal, without what floating point adds. */
function roundUp(score: number): number {
  const whole = Math.round(score * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
