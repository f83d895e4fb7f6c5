/** What `check` is told counts: `--min-severity` and `--fail-on`. Neither ever makes of something unknown something that passes. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { FailCondition, Threshold } from "#core/matching/urgency.ts";
import { printable } from "#core/input/printable.ts";
import { ratings } from "#core/severity/severity.ts";

const conditions: readonly FailCondition[] = [...ratings, "exploited"];

type ThresholdOptions = { readonly minSeverity: string | undefined; readonly failOn: string | undefined };

/** The thresholds that the options name. Refuses a word that is none. */
export function readThreshold({ minSeverity, failOn }: ThresholdOptions): Threshold {
  return {
    minSeverity: minSeverity === undefined ? null : oneOf(ratings, minSeverity, "--min-severity"),
    failOn: failOn === undefined ? [] : failOn.split(",").map((word) => oneOf(conditions, word, "--fail-on")),
  };
}

function oneOf<T extends string>(words: readonly T[], given: string, option: string): T {
  const found = words.find((word) => word === given.trim().toLowerCase());
  if (found !== undefined) return found;
  const values = { option, words: words.join(", "), text: printable(given) };
  throw new MessageRefusal("input-invalid", (say) => say("checkCommand.thresholdUnknown", values));
}
