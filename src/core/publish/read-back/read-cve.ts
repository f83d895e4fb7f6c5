/** A record read back from a CVE or GCVE record. The list of what that form cannot say is the longest. */
import { valueAt } from "#core/input/json-cursor.ts";
import {
  creditKinds,
  type OwnAdvisory,
  type OwnProduct,
  type OwnRange,
  type Remedy,
  severityClasses,
} from "#core/publish/own-advisory.ts";
import { listOf, oneOfList, textOf, textsOf, unwrapped } from "#core/publish/read-back/members.ts";
import { type ReadFormat, silentRecord, type WrittenDocument } from "#core/publish/read-back/read-format.ts";
import type { TextByLanguage } from "#core/text.ts";

/** Reads the record; one in GCVE's system has its own id and the other names of the flaw, a CVE record the programme's id. */
export const readCve: ReadFormat = (written) => {
  const { document, texts } = written[0] as WrittenDocument;
  const said = valueAt(document, "containers", "cna");
  const title = textOf(said, "title");
  const inner = unwrapped(title, texts.drill);
  const dated = textOf(document, "cveMetadata", "dateRejected");
  const [weaknesses, metrics] = [listOf(said, "problemTypes"), listOf(said, "metrics")];
  return {
    ...silentRecord,
    ...namesOf(document, said),
    drill: textsOf(said, "tags").includes("x_drill"),
    history: historyOf(said),
    withdrawn: dated === "" ? null : { at: dated, reason: inLanguages(listOf(said, "rejectedReasons")) },
    title: title === "" ? {} : { en: inner ?? title },
    description: inLanguages(listOf(said, "descriptions")),
    products: listOf(said, "affected").map(productOf),
    severities: metrics.flatMap(vectorOf),
    severityClass:
      severityClasses.find((one) =>
        metrics.some((metric) => textOf(metric, "other", "content", "text") === one),
      ) ?? null,
    weaknesses: weaknesses.map((one) => weaknessOf(listOf(one, "descriptions")[0])),
    remedies: [...remediesOf(said, "solutions"), ...remediesOf(said, "workarounds")],
    references: listOf(said, "references").flatMap(referenceOf),
    credits: listOf(said, "credits").map((one) => ({
      name: textOf(one, "value"),
      kind: oneOfList(creditKinds, textOf(one, "type").replaceAll(" ", "_"), "other"),
    })),
    exploitation:
      (["none", "poc", "active"] as const).find(
        (one) => texts.exploitation[one] === textOf(listOf(said, "exploits")[0], "value"),
      ) ?? "none",
  };
};

function namesOf(document: unknown, said: unknown): Pick<OwnAdvisory, "id" | "aliases"> {
  const [gcve] = listOf(said, "x_gcve");
  const cve = textOf(document, "cveMetadata", "cveId");
  if (gcve === undefined) return { id: "", aliases: [cve] };
  return {
    id: textOf(gcve, "vulnId"),
    aliases: listOf(gcve, "relationships").map((one) => textOf(one, "destId")),
  };
}

function inLanguages(texts: readonly unknown[]): TextByLanguage {
  return Object.fromEntries(texts.map((one) => [textOf(one, "lang"), textOf(one, "value")]));
}

/** Revisions are the events of the timeline, by their instants. */
function historyOf(said: unknown): OwnAdvisory["history"] {
  const byTime = Map.groupBy(listOf(said, "timeline"), (one) => textOf(one, "time"));
  return [...byTime].map(([at, events], n) => ({ revision: n + 1, at, changed: inLanguages(events) }));
}

function productOf(affected: unknown): OwnProduct {
  const versions = listOf(affected, "versions");
  const of = (status: string) =>
    versions.filter((one) => textOf(one, "status") === status && textOf(one, "versionType") === "");
  const ranges = versions.filter((one) => textOf(one, "versionType") !== "");
  const type = textOf(ranges[0], "versionType");
  return {
    key: "",
    vendor: textOf(affected, "vendor"),
    name: textOf(affected, "product"),
    purl: textOf(affected, "packageURL") || null,
    cpe: textsOf(affected, "cpes")[0] ?? null,
    scheme: type === "" ? "generic" : (schemeOfType.get(type) ?? "generic"),
    affected: ranges.map(rangeOf),
    listed: of("affected").map((one) => textOf(one, "version")),
    excused: of("unaffected").map((one) => ({
      version: textOf(one, "version"),
      justification: "vulnerable_code_not_present",
    })),
    examples: { affected: [], notAffected: [] },
  };
}

const schemeOfType: ReadonlyMap<string, string> = new Map([
  ["semver", "semver"],
  ["python", "pypi"],
  ["maven", "maven"],
  ["rpm", "rpm"],
  ["dpkg", "deb"],
  ["gem", "gem"],
]);

function rangeOf(one: unknown): OwnRange {
  const [version, before, upTo] = ["version", "lessThan", "lessThanOrEqual"].map((name) => textOf(one, name));
  return {
    introduced: version === "0" ? null : (version ?? null),
    fixed: before === "" || before === "*" ? null : (before ?? null),
    lastAffected: upTo || null,
  };
}

function vectorOf(metric: unknown): readonly string[] {
  return ["cvssV2_0", "cvssV3_0", "cvssV3_1", "cvssV4_0"].flatMap(
    (member) => textOf(metric, member, "vectorString") || [],
  );
}

function weaknessOf(one: unknown): OwnAdvisory["weaknesses"][number] {
  const id = textOf(one, "cweId");
  return { id, name: unwrapped(textOf(one, "description"), (name) => `${id} ${name}`) ?? "" };
}

/** A remedy begins with its English text, and the other languages follow. */
function remediesOf(said: unknown, list: "solutions" | "workarounds"): readonly Remedy[] {
  const groups: unknown[][] = [];
  for (const one of listOf(said, list))
    if (textOf(one, "lang") === "en" || groups.length === 0) groups.push([one]);
    else groups.at(-1)?.push(one);
  return groups.map((group) => ({
    kind: list === "solutions" ? "vendor_fix" : "workaround",
    products: [],
    text: inLanguages(group),
    command: "",
    url: null,
  }));
}

/** Where the record itself is published is none of its references. */
function referenceOf(one: unknown): OwnAdvisory["references"] {
  const tags = textsOf(one, "tags");
  if (tags.includes("third-party-advisory")) return [];
  const kind = tags.includes("patch") ? "fix" : tags.includes("vendor-advisory") ? "advisory" : "web";
  return [{ kind, url: textOf(one, "url"), title: textOf(one, "name") }];
}
