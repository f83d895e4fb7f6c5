/** The sentences of what moves an affected component. */
import { commandLine } from "#core/fix/argument.ts";
import type { Fix, FixStep } from "#core/fix/fix.ts";
import { patternOnDemand } from "#core/input/pattern-on-demand.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { listText } from "#messages/render/list.ts";

const isInert = /^[A-Za-z0-9 ._/:@+~=,-]*$/;
const meaning = patternOnDemand("[^\\p{L}\\p{N}\\p{M} ._/:@+~=,-]+", "gu");

type FixWords = Translate<"fix" | "list">;

/**
 * Text from outside that stands near commands and may be pasted with them: what a shell gives a meaning to is left out. Sentences begin with
 * words of ours, so that what follows is never a command's name.
 */
export function inert(text: string, longest = 120): string {
  return isInert.test(text) && text.length <= longest
    ? text
    : printable(text, longest).replaceAll(meaning(), "…");
}

/** A step as the line to paste, or as a sentence. */
function fixStepText(step: FixStep, t: FixWords): string {
  if (step.kind === "command") return commandLine(step.words) ?? "";
  switch (step.code) {
    case "add-override":
      return t("fix.add-override", { file: step.file, section: step.section, text: step.text });
    case "edit-requirement":
      return t("fix.edit-requirement", { file: inert(step.file), text: step.text });
    case "raise-requirement":
      return t("fix.raise-requirement", {
        file: step.file,
        name: inert(step.name),
        version: inert(step.version),
      });
    case "raise-parent": {
      const parents = listText(
        step.parents.slice(0, mostParents).map((parent) => inert(parent)),
        t,
      );
      return t("fix.raise-parent", { parents, name: inert(step.name), version: inert(step.version) });
    }
    default:
      return t(`fix.${step.code}`, { name: inert(step.name), version: inert(step.version) });
  }
}

const mostParents = 5;

/** All lines of a fix, in order. */
export function fixLinesOf(fix: Fix, t: FixWords): readonly string[] {
  const lines = fix.steps.map((step) => fixStepText(step, t));
  return fix.preRelease ? [t("fix.preRelease", { version: inert(fix.version) }), ...lines] : lines;
}
