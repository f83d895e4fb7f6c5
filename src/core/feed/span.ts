/** Spans of time as operators write them in a schedule: a whole number and its unit, `90s`, `10m`, `6h`, `2d`. */

const milliseconds: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The span in milliseconds; `null` when the text is none, or is none of the spans from a second to a year. */
export function readSpan(written: string): number | null {
  const [, number = "", unit = ""] = /^(\d{1,6})([smhd])$/.exec(written) ?? [];
  const span = Number(number) * (milliseconds[unit] ?? 0);
  return span >= 1000 && span <= 366 * 86_400_000 ? span : null;
}
