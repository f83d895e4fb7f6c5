/** A record as a case suggests it: what finders and coordinators have written is not typed again. What nobody has said yet is left empty, and lint names it. */
import { isCve } from "#core/cve-id.ts";
import type { CaseFacts } from "#core/publish/case-facts.ts";
import { caseProducts } from "#core/publish/from-case-products.ts";
import { type OwnAdvisory, type Remedy, severityClasses } from "#core/publish/own-advisory.ts";
import { weaknessNames } from "#core/publish/weakness-names.ts";
import type { TextByLanguage } from "#core/text.ts";
import { isGhsa, vulnerabilityNames } from "#core/vulnerability-name.ts";

/** Sentences that the record takes from the catalogue. */
type CaseSentences = {
  readonly firstPublication: TextByLanguage;
  readonly reproduced: TextByLanguage;
  /** That a version has the fix, since a day. */
  readonly fixed: (fix: { readonly version: string; readonly date: string }) => TextByLanguage;
};

const longestText = 20_000;

/** The record as a document; `now` stands for the instant at which it will come out. */
export function recordOfCase(
  facts: CaseFacts,
  sentences: CaseSentences,
  { drill, now }: { readonly drill: boolean; readonly now: string },
): Readonly<Record<string, unknown>> {
  const { claims } = facts;
  const products = caseProducts(facts);
  const aliases = vulnerabilityNames(claims.flatMap((claim) => claim.aliases));
  const record: OwnAdvisory = {
    id: "-",
    drill,
    aliases: aliases.filter((alias) => isCve(alias) || isGhsa(alias)),
    history: [{ revision: 1, at: now, changed: sentences.firstPublication }],
    withdrawn: null,
    publisher: { ...facts.publisher, contact: {} },
    title: inOwnLanguage(facts.title),
    overview: {},
    description: described(facts, sentences),
    products: products.map(({ product }) => product),
    severities: [],
    severityClass: severityClasses.find((one) => one === facts.severity) ?? null,
    weaknesses: unique(claims.flatMap(({ weaknesses }) => weaknesses.flatMap(weaknessId))).map((id) => ({
      id,
      name: weaknessNames.get(id) ?? "",
    })),
    remedies: products.flatMap(({ product, fixes }): readonly Remedy[] =>
      fixes.map((fix) => ({
        kind: "vendor_fix",
        products: [product.key],
        text: sentences.fixed(fix),
        command: "",
        url: null,
      })),
    ),
    references: [],
    credits: unique([...claims.flatMap(({ reporter }) => reporter ?? []), ...facts.credits]).map((name) => ({
      name,
      kind: "finder",
    })),
    exploitation: facts.exploited ? "active" : "none",
  };
  const { withdrawn: _none, severityClass, ...document } = record;
  return { type: "bongsu.advisory/1", ...document, ...(severityClass === null ? {} : { severityClass }) };
}

/** The id of a weakness as MITRE writes it; nothing of what is none. */
function weaknessId(claimed: string): readonly string[] {
  const number = /^CWE-0{0,5}([1-9]\d{0,5})(?!\d)/i.exec(claimed.trim())?.[1];
  return number === undefined ? [] : [`CWE-${number}`];
}

/** A text stands in the language that its letters are of; the other one is written beside it. */
function inOwnLanguage(text: string): TextByLanguage {
  const own = text.trim().slice(0, longestText);
  return own === "" ? {} : { [/\p{Script=Hangul}/u.test(own) ? "ko" : "en"]: own };
}

function described({ summary, claims, reproduced }: CaseFacts, sentences: CaseSentences): TextByLanguage {
  const written = inOwnLanguage(claims.map(({ text }) => text).find((text) => text !== "") ?? summary);
  if (!reproduced) return written;
  const both = Object.entries(sentences.reproduced).map(
    ([tag, sentence]) =>
      [tag, [written[tag], sentence].filter((part) => part !== undefined).join("\n\n")] as const,
  );
  return { ...written, ...Object.fromEntries(both) };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
