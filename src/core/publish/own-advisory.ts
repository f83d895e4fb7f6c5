/** The room's own advisory (`bongsu.advisory/1`): one record from which every format it is published in is written. Read strictly: it is what people compose. */
import { type TextByLanguage, languageTagForm } from "#core/text.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { requiredInstantAt } from "#core/input/instant.ts";
import {
  addProblem,
  type Cursor,
  itemsAt,
  memberAt,
  numberAt,
  objectAt,
  onlyMembers,
  openDocument,
  requiredNameAt,
  requiredTextAt,
  textAt,
  textsAt,
  valueAt,
} from "#core/input/json-cursor.ts";

/** The type that the document states. */
const ownAdvisoryType = "bongsu.advisory/1";

/** Affected versions from `introduced` on (null: from the first) to before `fixed`, or to `lastAffected` with it, or on without an end. */
export type OwnRange = {
  readonly introduced: string | null;
  readonly fixed: string | null;
  readonly lastAffected: string | null;
};

/** Why a product is not affected: the labels of CSAF 2.0 (3.2.3.5.1), which VEX shares. */
export const justifications = [
  "component_not_present",
  "inline_mitigations_already_exist",
  "vulnerable_code_cannot_be_controlled_by_adversary",
  "vulnerable_code_not_in_execute_path",
  "vulnerable_code_not_present",
] as const;
type Justification = (typeof justifications)[number];

/** One product and what is stated about its versions. */
export type OwnProduct = {
  /** Its name within the record. */
  readonly key: string;
  readonly vendor: string;
  readonly name: string;
  /** A package URL without version; null where there is none. */
  readonly purl: string | null;
  /** A CPE 2.3 name whose version is `*`; null where there is none. */
  readonly cpe: string | null;
  /** The version scheme, a name of the registry in `core/version`. */
  readonly scheme: string;
  readonly affected: readonly OwnRange[];
  /** Affected versions one by one, besides the ranges. */
  readonly listed: readonly string[];
  /** Versions stated as not affected, with the reason. */
  readonly excused: readonly { readonly version: string; readonly justification: Justification }[];
  /** What the author expects of single versions: each is matched before the record may be published. */
  readonly examples: { readonly affected: readonly string[]; readonly notAffected: readonly string[] };
};

/** What is done about it: the categories of CSAF 2.0 (3.2.3.12.1) that an advisory uses. */
export const remedyKinds = [
  "vendor_fix",
  "mitigation",
  "workaround",
  "no_fix_planned",
  "none_available",
] as const;

/** One remedy and the products, by key, that it is for. */
export type Remedy = {
  readonly kind: (typeof remedyKinds)[number];
  readonly products: readonly string[];
  readonly text: TextByLanguage;
  /** What is typed to carry it out; "" where there is nothing to type. */
  readonly command: string;
  readonly url: string | null;
};

/** The kinds of reference that OSV knows and that the other formats have a word for. */
export const referenceKinds = ["advisory", "article", "report", "fix", "package", "evidence", "web"] as const;

/** Who is thanked, by OSV's words for what they did. */
export const creditKinds = ["finder", "reporter", "coordinator", "remediation_developer", "other"] as const;

/** How grave a flaw is in a word, where nobody has worked out a vector. */
export const severityClasses = ["low", "medium", "high", "critical"] as const;

/** One advisory of the room's own. Texts are by language; which languages are complete is judged by `lint-advisory.ts`. */
export type OwnAdvisory = {
  readonly id: string;
  readonly drill: boolean;
  readonly aliases: readonly string[];
  /** Of each publication, oldest first; the last one is the revision that the record is. */
  readonly history: readonly {
    readonly revision: number;
    /** RFC 3339 in UTC. */
    readonly at: string;
    readonly changed: TextByLanguage;
  }[];
  readonly withdrawn: { readonly at: string; readonly reason: TextByLanguage } | null;
  readonly publisher: {
    readonly name: string;
    /** The address that the publisher speaks under, such as `https://room.example/`. */
    readonly namespace: string;
    readonly contact: TextByLanguage;
  };
  readonly title: TextByLanguage;
  readonly overview: TextByLanguage;
  readonly description: TextByLanguage;
  readonly products: readonly OwnProduct[];
  /** CVSS vectors of any version. */
  readonly severities: readonly string[];
  /** The class that was said in a word; null where vectors alone say it. */
  readonly severityClass: (typeof severityClasses)[number] | null;
  readonly weaknesses: readonly { readonly id: string; readonly name: string }[];
  readonly remedies: readonly Remedy[];
  readonly references: readonly {
    readonly kind: (typeof referenceKinds)[number];
    readonly url: string;
    readonly title: string;
  }[];
  readonly credits: readonly { readonly name: string; readonly kind: (typeof creditKinds)[number] }[];
  /** Whether attacks are known of, as SSVC names it. */
  readonly exploitation: "none" | "poc" | "active";
};

const members = [
  "type",
  "id",
  "drill",
  "aliases",
  "history",
  "withdrawn",
  "publisher",
  "title",
  "overview",
  "description",
  "products",
  "severities",
  "severityClass",
  "weaknesses",
  "remedies",
  "references",
  "credits",
  "exploitation",
];

/** Whether a document says that it is one. */
export function isOwnAdvisory(document: unknown): boolean {
  return valueAt(document, "type") === ownAdvisoryType;
}

/** Reads the document; everything that is wrong is named at its place, and a member that the form does not have is refused. */
export function readOwnAdvisory(document: unknown): Parsed<OwnAdvisory> {
  if (!isOwnAdvisory(document)) return failed("/type", "form-wrong", `expected "${ownAdvisoryType}"`);
  const root = openDocument(document);
  onlyMembers(root, members);
  const at = (name: string) => memberAt(root, name);
  const publisher = at("publisher");
  const record: OwnAdvisory = {
    id: requiredNameAt(at("id")),
    drill: flagAt(at("drill")),
    aliases: textsAt(at("aliases")),
    history: itemsAt(at("history")).map(revisionAt),
    withdrawn: at("withdrawn").value === undefined ? null : withdrawalAt(at("withdrawn")),
    publisher: {
      name: requiredTextAt(memberAt(publisher, "name")),
      namespace: addressAt(memberAt(publisher, "namespace")),
      contact: wordsAt(memberAt(publisher, "contact")),
    },
    title: wordsAt(at("title")),
    overview: wordsAt(at("overview")),
    description: wordsAt(at("description")),
    products: itemsAt(at("products")).map(productAt),
    severities: textsAt(at("severities")),
    severityClass:
      (at("severityClass").value ?? null) === null ? null : oneOf(at("severityClass"), severityClasses),
    weaknesses: itemsAt(at("weaknesses")).map((place) => ({
      id: requiredNameAt(memberAt(place, "id")),
      name: draftedTextAt(memberAt(place, "name")),
    })),
    remedies: itemsAt(at("remedies")).map(remedyAt),
    references: itemsAt(at("references")).map((place) => ({
      kind: oneOf(memberAt(place, "kind"), referenceKinds),
      url: addressAt(memberAt(place, "url")),
      title: textAt(memberAt(place, "title")) ?? "",
    })),
    credits: itemsAt(at("credits")).map((place) => ({
      name: requiredTextAt(memberAt(place, "name")),
      kind: oneOf(memberAt(place, "kind"), creditKinds),
    })),
    exploitation: oneOf(at("exploitation"), ["none", "poc", "active"] as const),
  };
  return root.problems.length === 0 ? parsed(record) : { ok: false, findings: root.problems };
}

function flagAt(place: Cursor): boolean {
  if (typeof place.value !== "boolean") addProblem(place, "value-invalid", "expected true or false");
  return place.value === true;
}

/** One of a closed list; the first with a finding where it is none. */
function oneOf<const T extends string>(place: Cursor, list: readonly T[]): T {
  const found = list.find((one) => one === place.value);
  if (found === undefined) addProblem(place, "value-invalid", `expected one of ${list.join(", ")}`);
  return found ?? (list[0] as T);
}

/** An address that a browser may follow, in letters of ASCII alone as every format wants it; no other scheme is published. */
function addressAt(place: Cursor): string {
  const text = requiredTextAt(place);
  const isAddress = /^https?:\/\/[^\s<>"\\^`{|}]+$/.test(text) && URL.canParse(text);
  if (text !== "" && !isAddress) addProblem(place, "url-invalid", "expected an http or https address");
  return isAddress ? text.replace(/[^!-~]+/g, encodeURIComponent) : text;
}

/** A text that a draft may still leave empty, and that lint asks for. */
function draftedTextAt(place: Cursor): string {
  return place.value === "" ? "" : requiredTextAt(place);
}

function wordsAt(place: Cursor): TextByLanguage {
  const found: [string, string][] = [];
  for (const tag of Object.keys(objectAt(place))) {
    if (!languageTagForm.test(tag))
      addProblem(memberAt(place, tag), "language-tag", "expected a language tag such as ko or en");
    else found.push([tag, textAt(memberAt(place, tag)) ?? ""]);
  }
  return Object.fromEntries(found.filter(([, text]) => text.trim() !== ""));
}

function revisionAt(place: Cursor): OwnAdvisory["history"][number] {
  const revision = numberAt(memberAt(place, "revision")) ?? 0;
  if (revision !== Number(place.key) + 1)
    addProblem(place, "revision-order", "revisions are numbered from 1 without a gap");
  return {
    revision,
    at: requiredInstantAt(memberAt(place, "at")) ?? "",
    changed: wordsAt(memberAt(place, "changed")),
  };
}

function withdrawalAt(place: Cursor): NonNullable<OwnAdvisory["withdrawn"]> {
  return { at: requiredInstantAt(memberAt(place, "at")) ?? "", reason: wordsAt(memberAt(place, "reason")) };
}

function productAt(place: Cursor): OwnProduct {
  const at = (name: string) => memberAt(place, name);
  return {
    key: requiredNameAt(at("key")),
    vendor: draftedTextAt(at("vendor")),
    name: draftedTextAt(at("name")),
    purl: textAt(at("purl")) ?? null,
    cpe: textAt(at("cpe")) ?? null,
    scheme: requiredNameAt(at("scheme")),
    affected: itemsAt(at("affected")).map((range) => ({
      introduced: textAt(memberAt(range, "introduced")) ?? null,
      fixed: textAt(memberAt(range, "fixed")) ?? null,
      lastAffected: textAt(memberAt(range, "lastAffected")) ?? null,
    })),
    listed: textsAt(at("listed")),
    excused: itemsAt(at("excused")).map((one) => ({
      version: requiredNameAt(memberAt(one, "version")),
      justification: oneOf(memberAt(one, "justification"), justifications),
    })),
    examples: {
      affected: textsAt(memberAt(at("examples"), "affected")),
      notAffected: textsAt(memberAt(at("examples"), "notAffected")),
    },
  };
}

function remedyAt(place: Cursor): Remedy {
  const url = memberAt(place, "url");
  return {
    kind: oneOf(memberAt(place, "kind"), remedyKinds),
    products: textsAt(memberAt(place, "products")),
    text: wordsAt(memberAt(place, "text")),
    command: textAt(memberAt(place, "command")) ?? "",
    url: url.value === undefined ? null : addressAt(url),
  };
}
