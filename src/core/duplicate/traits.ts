/** What is kept of a report to compare it with others: derived once, bounded, and never more of the text than names of code. It is derived from clear text, so it stays in memory. */
import { type CrashClass, crashClass } from "#core/duplicate/crash-class.ts";
import type { Crash } from "#core/crash/crash.ts";
import { functionName } from "#core/duplicate/frame.ts";
import { isFuzzEntry, isMachinery } from "#core/duplicate/machinery.ts";
import { aliasNames, weaknessNames } from "#core/duplicate/names.ts";
import { plainVersion, type ProductNames, productNames } from "#core/duplicate/product.ts";
import { type Sites, sitesOf } from "#core/duplicate/site.ts";
import { tellingFiles, tellingFrames } from "#core/duplicate/stack.ts";
import { codeNames, distinctNames, type TextTerms, textTerms } from "#core/duplicate/text-terms.ts";
import type { ReportItem } from "#core/submission/submission.ts";

/** One report as it is compared. */
export type Traits = {
  readonly product: ProductNames | null;
  readonly version: string | null;
  /** The crash state as printed; none where the report has no trace. */
  readonly state: readonly string[];
  readonly crashType: string;
  readonly class: CrashClass | null;
  /** Names of the frames that say something, innermost first. */
  readonly frames: readonly string[];
  /** Files of the innermost of them. */
  readonly files: readonly string[];
  readonly sites: Sites;
  readonly weaknesses: readonly string[];
  readonly aliases: readonly string[];
  readonly text: TextTerms;
  readonly codeNames: readonly string[];
};

/** The parts of a report that are compared; the text may be left out where only crashes are. */
export type Comparable = Pick<
  ReportItem,
  "product" | "version" | "title" | "text" | "weaknesses" | "aliases" | "places" | "crash" | "patch"
>;

const linesOfState = 8;

/** The traits of a report. Pure and bounded, however much the report holds. */
export function traitsOf(item: Comparable): Traits {
  const { crash, title } = item;
  const text = `${title ?? ""}\n${item.text}`;
  const names = codeNames(text);
  const frames = crash === null ? [] : tellingFrames(crash.frames);
  const files = crash === null ? [] : tellingFiles(crash.frames);
  return {
    product: productNames(item.product),
    version: plainVersion(item.version),
    state: (crash?.state ?? []).slice(0, linesOfState).map((line) => line.slice(0, 500)),
    crashType: crash?.type.slice(0, 200) ?? "",
    class: crashClass(crash?.type ?? ""),
    frames,
    files,
    sites: sitesOf(ownPlaces(item.places, frames), item.patch),
    weaknesses: weaknessNames(item.weaknesses),
    aliases: aliasNames(item.aliases),
    text: textTerms(text, names),
    codeNames: distinctNames(names),
  };
}

/** The traits with the crash that a run of the reproducer showed, in place of what the report says of it; frames are the report's where it has some. */
export function withCrash(traits: Traits, { type, state }: Pick<Crash, "type" | "state">): Traits {
  const shown = state.slice(0, linesOfState).map((line) => line.slice(0, 500));
  return {
    ...traits,
    state: shown,
    crashType: type.slice(0, 200),
    class: crashClass(type),
    frames: traits.frames.length > 0 ? traits.frames : shown.map((line) => functionName(line)),
  };
}

const mostPlaces = 64;

/** Places that are no frame of the stack, which is compared as such, and not of machinery. */
function ownPlaces(places: Comparable["places"], frames: readonly string[]): Comparable["places"] {
  const inStack = new Set(frames);
  return places.slice(0, mostPlaces).filter((place) => {
    const name = functionName(place.function);
    return !inStack.has(name) && !isMachinery(name) && !isFuzzEntry(name);
  });
}
