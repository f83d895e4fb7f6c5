/** A record as a case suggests it: what finders and coordinators have written is not typed again. What nobody has said yet is left empty, and lint names it. */
import { isCve } from "#core/cve-id.ts";
import { formatPurl, parsePurl } from "#core/product/purl.ts";
import { type OwnAdvisory, type OwnProduct, severityClasses } from "#core/publish/own-advisory.ts";
import { weaknessNames } from "#core/publish/weakness-names.ts";
import type { TextByLanguage } from "#core/text.ts";
import { schemeOfPurlType } from "#core/version/index.ts";
import { isGhsa, vulnerabilityNames } from "#core/vulnerability-name.ts";

/** What a report of the case claims; every text is a stranger's. */
export type CaseClaim = {
  readonly product: string | null;
  /** A package URL or CPE name. */
  readonly identifier: string | null;
  readonly version: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly weaknesses: readonly string[];
  readonly aliases: readonly string[];
  readonly reporter: string | null;
};

/** What a case says to its coordinator, as far as it can be opened now. */
export type CaseFacts = {
  readonly product: string;
  readonly title: string;
  readonly summary: string;
  /** The class that invitations say; other words are none. */
  readonly severity: string;
  /** Package URLs and CPE names that coordinators gave. */
  readonly identifiers: readonly string[];
  readonly claims: readonly CaseClaim[];
  /** Lines by which finders asked to be thanked, after they reported; a claim of theirs then names no reporter. */
  readonly credits: readonly string[];
  readonly reproduced: boolean;
  readonly exploited: boolean;
  readonly publisher: Pick<OwnAdvisory["publisher"], "name" | "namespace">;
};

/** Sentences that the record takes from the catalogue. */
type CaseSentences = {
  readonly firstPublication: TextByLanguage;
  readonly reproduced: TextByLanguage;
};

const longestText = 20_000;

/** The record as a document; `now` stands for the instant at which it will come out. */
export function recordOfCase(
  facts: CaseFacts,
  sentences: CaseSentences,
  { drill, now }: { readonly drill: boolean; readonly now: string },
): Readonly<Record<string, unknown>> {
  const { claims } = facts;
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
    products: productsOf(facts),
    severities: [],
    severityClass: severityClasses.find((one) => one === facts.severity) ?? null,
    weaknesses: unique(claims.flatMap(({ weaknesses }) => weaknesses.flatMap(weaknessId))).map((id) => ({
      id,
      name: weaknessNames.get(id) ?? "",
    })),
    remedies: [],
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

type ClaimedProduct = Pick<CaseClaim, "product" | "identifier" | "version">;

/** What coordinators named stands for itself, with the versions that reports claim of it; else what reports claim. */
function productsOf({ product, identifiers, claims }: CaseFacts): readonly OwnProduct[] {
  const claimed = claims.filter((claim) => claim.product !== null || claim.identifier !== null);
  const known = new Set(claimed.map(({ identifier }) => identifier));
  const added = identifiers.filter((one) => !known.has(one));
  const named = [
    ...claimed,
    ...added.map((identifier) => ({ product: nameIn(identifier), identifier, version: null })),
  ];
  const all: readonly ClaimedProduct[] =
    named.length === 0 ? [{ product, identifier: null, version: null }] : named;
  const groups = Map.groupBy(all, (claim) => claim.identifier ?? claim.product ?? "");
  return [...groups.values()].map((same, at) => productOf(same, product, `product${at + 1}`));
}

function productOf(claims: readonly ClaimedProduct[], ofCase: string, key: string): OwnProduct {
  const identifier = claims.map((claim) => claim.identifier).find((one) => one !== null) ?? null;
  const name = claims.map((claim) => claim.product).find((one) => one !== null) ?? ofCase;
  const purl = identifier?.startsWith("pkg:") === true ? parsePurl(identifier) : null;
  const parts = purl?.ok === true ? purl.value : null;
  const cpe = identifier?.startsWith("cpe:2.3:") === true ? identifier : null;
  const versions = unique(claims.flatMap(({ version }) => version ?? parts?.version ?? []));
  const own = versions.filter((version) => version !== "");
  return {
    key,
    vendor: parts?.namespace ?? cpe?.split(":")[3] ?? "",
    name,
    purl: parts === null ? null : formatPurl({ ...parts, version: "", subpath: "" }),
    cpe: cpe === null ? null : `${cpe.split(":").slice(0, 5).join(":")}${":*".repeat(8)}`,
    scheme: parts === null ? "generic" : schemeOfPurlType(parts.type).name,
    affected: [],
    listed: own,
    excused: [],
    examples: { affected: own, notAffected: [] },
  };
}

/** The name in an identifier; null where it is no package URL. */
function nameIn(identifier: string): string | null {
  const read = parsePurl(identifier);
  return read.ok ? read.value.name : null;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
