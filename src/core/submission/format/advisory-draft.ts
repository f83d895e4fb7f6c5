/** Drafts of advisories in the formats of OSV and of the CVE program, an item each, and repository advisories of GitHub, as its API gives private reports. */
import { formatOfDocument } from "#core/format/index.ts";
import { formatPurl, parsePurl } from "#core/product/purl.ts";
import { isObject } from "#core/input/json-cursor.ts";
import { member, textMember } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { withTrace } from "#core/submission/embedded-trace.ts";
import { claim, type ReportClaim, type ReportFormat, reading } from "#core/submission/report-format.ts";
import { rowsAt, textsAt, wholeOf } from "#core/submission/scanner/record-path.ts";
import { weaknessesIn } from "#core/submission/scanner/tool-map.ts";

/** OSV records, one or a list. */
export const osvDraft: ReportFormat = {
  name: "osv",
  read: ({ json }, options) => {
    const records = json.ok ? listed(json.value) : [];
    if (records.length === 0 || !records.every(isOsv)) return null;
    return reading(records.map((record) => withTrace(osvClaim(record), options)));
  },
};

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isOsv(value: unknown): boolean {
  return (
    textMember(value, "id") !== null &&
    (textMember(value, "schema_version") !== null ||
      (Array.isArray(member(value, "affected")) && member(value, "references") !== undefined) ||
      (textMember(value, "modified") !== null && Array.isArray(member(value, "affected"))))
  );
}

/** What the reader of whole records finds wrong with a draft. */
function draftFindings(value: unknown): readonly Finding[] {
  const format = formatOfDocument(value);
  if (!format.ok) return [];
  const read = format.value.read(value);
  return (read.findings ?? []).slice(0, 20);
}

function osvClaim(record: unknown): ReportClaim {
  const row = wholeOf(record);
  const first = (way: string): string | null => textsAt(row, way)[0] ?? null;
  const name = first("affected[].package.name");
  return claim({
    title: first("summary"),
    text: [first("summary"), first("details")].filter(Boolean).join("\n\n"),
    product: name === null ? null : { name, identifier: first("affected[].package.purl") },
    version: first("affected[].versions[]") ?? first("affected[].ranges[].events[].introduced"),
    weaknesses: weaknessesIn([
      ...textsAt(row, "database_specific.cwe_ids[]"),
      ...textsAt(row, "database_specific.cwes[].cweId"),
    ]),
    aliases: [...textsAt(row, "id"), ...textsAt(row, "aliases[]")],
    findings: draftFindings(record),
    ...reporterIn(textsAt(row, "credits[].name")),
  });
}

function reporterIn(names: readonly string[]): Partial<ReportClaim> {
  return names.length > 0 ? { reporter: names.join(", ") } : {};
}

/** CVE records of version 5. */
export const cveDraft: ReportFormat = {
  name: "cve",
  read: ({ json }, options) => {
    const records = json.ok ? listed(json.value) : [];
    if (records.length === 0 || !records.every(isCve)) return null;
    return reading(records.map((record) => withTrace(cveClaim(record), options)));
  },
};

function isCve(value: unknown): boolean {
  return (
    textMember(value, "dataType") === "CVE_RECORD" || isObject(member(member(value, "containers"), "cna"))
  );
}

function cveClaim(record: unknown): ReportClaim {
  const row = wholeOf(record);
  const at = "containers.cna.";
  const first = (way: string): string | null => textsAt(row, at + way)[0] ?? null;
  const name = [first("affected[].vendor"), first("affected[].product")].filter(Boolean).join(" ");
  return claim({
    title: first("title"),
    text: textsAt(row, `${at}descriptions[].value`).join("\n\n"),
    product:
      name === "" ? null : { name, identifier: first("affected[].packageURL") ?? first("affected[].cpes[]") },
    version: first("affected[].versions[].version"),
    weaknesses: weaknessesIn([
      ...textsAt(row, `${at}problemTypes[].descriptions[].cweId`),
      ...textsAt(row, `${at}problemTypes[].descriptions[].description`).filter((text) => /cwe/i.test(text)),
    ]),
    aliases: textsAt(row, "cveMetadata.cveId"),
    findings: draftFindings(record),
    ...reporterIn(textsAt(row, `${at}credits[].value`)),
  });
}

/** Repository advisories of GitHub, one or a list. */
export const githubReport: ReportFormat = {
  name: "github-advisory",
  read: ({ json }, options) => {
    const records = json.ok ? listed(json.value) : [];
    if (records.length === 0 || !records.every(isGithub)) return null;
    return reading(records.map((record) => withTrace(githubClaim(record), options)));
  },
};

function isGithub(value: unknown): boolean {
  return (
    isObject(value) &&
    ["ghsa_id", "summary"].every((name) => Object.hasOwn(value, name)) &&
    ["state", "vulnerabilities", "submission"].some((name) => Object.hasOwn(value, name))
  );
}

/** GitHub's names of ecosystems in package URLs. */
const purlTypes: Readonly<Record<string, string>> = {
  actions: "githubactions",
  composer: "composer",
  erlang: "hex",
  go: "golang",
  maven: "maven",
  npm: "npm",
  nuget: "nuget",
  pip: "pypi",
  pub: "pub",
  rubygems: "gem",
  rust: "cargo",
  swift: "swift",
};

/** A package URL as its type spells names; as it stands where it is none. */
function canonical(text: string): string {
  const purl = parsePurl(text);
  return purl.ok ? formatPurl(purl.value) : text;
}

function githubClaim(record: unknown): ReportClaim {
  const row = wholeOf(record);
  const first = (way: string): string | null => textsAt(row, way)[0] ?? null;
  const name = first("vulnerabilities[].package.name");
  const type = purlTypes[first("vulnerabilities[].package.ecosystem") ?? ""];
  const path = (name ?? "").replaceAll(":", "/").replaceAll("@", "%40");
  return claim({
    title: first("summary"),
    text: [first("summary"), first("description")].filter(Boolean).join("\n\n"),
    product:
      name === null
        ? null
        : { name, identifier: type === undefined ? null : canonical(`pkg:${type}/${path}`) },
    version: first("vulnerabilities[].vulnerable_version_range"),
    weaknesses: weaknessesIn([...textsAt(row, "cwe_ids[]"), ...textsAt(row, "cwes[].cwe_id")]),
    aliases: [
      ...new Set([
        ...textsAt(row, "ghsa_id"),
        ...textsAt(row, "cve_id"),
        ...textsAt(row, "identifiers[].value"),
      ]),
    ],
    places: rowsAt(row, "vulnerabilities[].vulnerable_functions[]").flatMap(({ value }) =>
      typeof value === "string" ? [{ file: name ?? "", line: null, function: value }] : [],
    ),
    ...reporterIn(textsAt(row, "author.login")),
  });
}
