/** What `check` is told counts: `--min-severity` and `--fail-on`. Neither ever makes of something unknown something that passes. */
import type { FailCondition, Threshold } from "#core/matching/urgency.ts";
import { Refusal } from "#core/problem.ts";
import { printable } from "#core/input/printable.ts";
import { ratings } from "#core/severity/severity.ts";
import type { Translate } from "#messages/message.ts";

const conditions: readonly FailCondition[] = [...ratings, "exploited"];

type ThresholdOptions = { readonly minSeverity: string | undefined; readonly failOn: string | undefined };

/** The thresholds that the options name. Refuses a word that is none. */
export function readThreshold({ minSeverity, failOn }: ThresholdOptions, t: Translate): Threshold {
  return {
    minSeverity: minSeverity === undefined ? null : oneOf(ratings, minSeverity, "--min-severity", t),
    failOn:
      failOn === undefined ? [] : failOn.split(",").map((word) => oneOf(conditions, word, "--fail-on", t)),
  };
}

function oneOf<T extends string>(words: readonly T[], given: string, option: string, t: Translate): T {
  const found = words.find((word) => word === given.trim().toLowerCase());
  if (found !== undefined) return found;
  const values = { option, words: words.join(", "), text: printable(given) };
  throw new Refusal("input-invalid", t("checkCommand.thresholdUnknown", values));
}
