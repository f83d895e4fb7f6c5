/** Lines about directives of which something is not known here: each says what to do, and none is left out. */
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import type { Translate } from "#messages/message.ts";
import { directiveGapText } from "#messages/render/directive-gap.ts";

/** A line each; empty where everything is known. */
export function gapLines(gaps: readonly DirectiveGap[], t: Translate): string {
  return gaps.map((gap) => `${directiveGapText(gap, t)}\n`).join("");
}

/** The gaps as JSON. */
export function gapsJson(gaps: readonly DirectiveGap[], t: Translate): readonly unknown[] {
  return gaps.map((gap) => ({ ...gap, text: directiveGapText(gap, t) }));
}
