/** Writes the record that a pack's second file keeps of an advisory. `details.ts` reads it. */
import {
  type Advisory,
  type Affected,
  type DecisionInputs,
  type ExcusedVersions,
  onlyExcuses,
  type Severity,
} from "#core/advisory.ts";
import { mapText, type TextByLanguage } from "#core/text.ts";
import type { AdvisoryDetails, DetailsPart, PackContext } from "#core/pack/details.ts";
import { freeNameOf, mentions, ownPartOf } from "#core/pack/product-label.ts";
import { vulnerabilityName } from "#core/vulnerability-name.ts";
import type { Interval } from "#core/version/range.ts";

/** The record as JSON but for the two members that come from catalogues, which may be read after the advisory: they stand between head and tail. */
export type DetailsText = { readonly head: string; readonly tail: string; readonly names: readonly string[] };

const mostReferences = 12;
const longestTitle = 400;

/** The record of an advisory, with members in the one order that makes equal content equal text. */
export function detailsText(advisory: Advisory, parts: readonly DetailsPart[]): DetailsText {
  const head: Omit<AdvisoryDetails, "kev" | "epss" | "references" | "parts"> = {
    id: advisory.id,
    format: advisory.format,
    publisher: advisory.publisher,
    aliases: advisory.aliases,
    published: advisory.published,
    title: shortText(advisory),
    severities: advisory.severities.map(plainSeverity),
    decision: plainDecision(advisory.decision),
  };
  const urls = new Set(advisory.references.map((reference) => reference.url));
  const labels = labelsOf(advisory, head.title);
  const tail: Pick<AdvisoryDetails, "references" | "parts" | "labels"> = {
    references: [...urls].slice(0, mostReferences),
    parts,
    ...(labels.length === 0 ? {} : { labels }),
  };
  return {
    head: JSON.stringify(head),
    tail: JSON.stringify(tail),
    names: [advisory.id, ...advisory.aliases],
  };
}

/** The whole record, once the catalogues are known. */
export function recordText({ head, tail, names }: DetailsText, context: PackContext): string {
  return `${head.slice(0, -1)},${catalogued(names, context)},${tail.slice(1)}`;
}

function catalogued(names: readonly string[], { exploited, scores, catalogueKnown }: PackContext): string {
  const silent = (catalogueKnown ?? (exploited?.size ?? 0) > 0) ? false : null;
  if ((exploited?.size ?? 0) + (scores?.size ?? 0) === 0) return `"kev":${silent},"epss":null`;
  const upper = names.map((name) => vulnerabilityName(name).toUpperCase());
  const [kev = silent] = upper.flatMap((name) => exploited?.get(name) ?? []).sort();
  const found = upper.map((name) => scores?.get(name)).find((score) => score !== undefined);
  const epss = found === undefined ? null : plainScore(found);
  return `"kev":${JSON.stringify(kev)},"epss":${JSON.stringify(epss)}`;
}

function plainScore({ score, percentile, date }: NonNullable<AdvisoryDetails["epss"]>): object {
  return { score, percentile, ...(date === undefined ? {} : { date }) };
}

/** A value while it is being made: it is done for every product of every record, so that members are set one by one. */
type Mutable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

/** The part of details that one affected product has. */
export function detailsPartOf(
  affected: Affected,
  readable: readonly Interval[],
  texts: readonly string[],
): DetailsPart {
  const { scheme, fixed, excused, channel, word, noFix } = affected;
  const part: Mutable<DetailsPart> = { scheme, intervals: readable.map(plainInterval), fixed, texts };
  if (excused !== undefined) part.excused = excused.map(plainExcuse);
  if (onlyExcuses(affected)) part.silent = true;
  if (channel !== undefined) part.channel = channel;
  if (word !== undefined) part.word = word;
  if (noFix !== undefined) part.noFix = noFix;
  return part;
}

function plainInterval({ from, fromIncluded, to, toIncluded }: Interval): Interval {
  return { from, fromIncluded, to, toIncluded };
}

function plainExcuse({ status, justification, intervals, versions }: ExcusedVersions): ExcusedVersions {
  const reason = justification === undefined ? {} : { justification };
  return { status, ...reason, intervals: intervals.map(plainInterval), versions };
}

const mostLabels = 2;
const longestLabel = 120;

/** A capital that is no word's first letter. */
const innerCapital = /(?<=[\p{L}\p{N}])\p{Lu}/u;

/**
 * How the source writes names that are free text, of those that their ids do not give: several words with capitals inside, where the title does not
 * write them either. They are under a hundredth of a pack.
 */
function labelsOf({ affected }: Advisory, title: TextByLanguage): readonly string[] {
  const labels = new Set<string>();
  const titles = Object.values(title);
  for (const { product, label } of affected) {
    if (labels.size === mostLabels) break;
    if (product === null || !mayNeedLabel(product, label)) continue;
    const name = freeNameOf(product)?.name ?? "";
    const own = name.includes("-") ? ownPartOf(label, name) : null;
    if (own === null || !innerCapital.test(own)) continue;
    if (!titles.some((text) => mentions(text, name))) labels.add(own);
  }
  return [...labels].sort();
}

/** Whether a label is worth holding against its product's name, which costs more than this: most names are one word, and most labels write it plainly. */
function mayNeedLabel(product: string, label: string): boolean {
  if (!product.startsWith("pkg:generic/")) return false;
  const isSeveralWords = product.includes("-", product.lastIndexOf("/"));
  return isSeveralWords && label.length <= longestLabel && innerCapital.test(label);
}

function shortText({ title, summary }: Advisory): TextByLanguage {
  const words = Object.keys(title).length === 0 ? summary : title;
  return mapText(words, (text) => text.slice(0, longestTitle));
}

function plainSeverity({ type, score, base, by }: Severity): Severity {
  return { type, score, ...(base === undefined ? {} : { base }), ...(by === undefined ? {} : { by }) };
}

function plainDecision({ exploitation, automatable, technicalImpact }: DecisionInputs): DecisionInputs {
  return {
    ...(exploitation === undefined ? {} : { exploitation }),
    ...(automatable === undefined ? {} : { automatable }),
    ...(technicalImpact === undefined ? {} : { technicalImpact }),
  };
}
