/** The part of a check's table that says what to do: the place on a line of its own, below it commands and sentences, each once. */
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { Translate } from "#messages/message.ts";
import { fixLinesOf, inert } from "#messages/render/fix/fix-steps.ts";

type FixText = Translate<"checkCommand" | "fix" | "list">;

/** What to do about the affected components of these lines, by list; empty when nothing is affected. */
export function fixLines(lines: readonly CheckLine[], t: FixText): string {
  const affected = lines.filter(({ verdict }) => verdict === "affected");
  const text: string[] = [];
  for (const [source, of] of Map.groupBy(affected, (line) => line.source)) {
    const steps = lastOfEach(of.flatMap(({ fix }) => (fix === undefined ? [] : fixLinesOf(fix, t))));
    if (steps.length > 0)
      text.push(t("fix.place", { place: inert(source) }), ...steps.map((step) => `  ${step}`));
  }
  const without = new Set(
    affected
      .filter(({ moveTo }) => moveTo === null || moveTo === undefined)
      .map(({ component }) => inert(component.name, 60)),
  );
  if (without.size > 0) text.push(t("checkCommand.noFix", { names: [...without].join(", ") }));
  return text.length === 0
    ? ""
    : `${t("checkCommand.fixes")}\n${text.map((line) => `  ${line}`).join("\n")}\n`;
}

/** Each line once, where it stands last: an installation that several overrides ask for comes after all of them. */
function lastOfEach(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.toReversed())].toReversed();
}
