/**
 * CycloneDX 1.6 with vulnerabilities (VEX). An analysis belongs to a whole vulnerability entry there, so a vulnerability that components meet
 * differently becomes one entry for each answer. Dependencies between components are left out.
 */
import {
  cautionTexts,
  type CheckReport,
  isNobody,
  type ReportFrame,
  type ReportOutput,
  type TextMark,
  markOf,
} from "#core/report/report.ts";
import type { CvssScore } from "#core/report/cvss-scores.ts";
import { cyclonedxJustification } from "#core/report/acceptance-words.ts";
import {
  anyVulnerability,
  byText,
  type ReportProduct,
  type Statement,
  statementsOf,
} from "#core/report/statement.ts";

/** The CycloneDX VEX output. */
export const cyclonedxVex: ReportOutput = {
  name: "cyclonedx-vex",
  also: ["cyclonedx", "cyclonedx-json"],
  write,
};

function write(report: CheckReport, frame: ReportFrame): object {
  const statements = statementsOf(report, frame.texts);
  const products = new Map(statements.map(({ product }) => [product.id, product]));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${frame.id}`,
    version: 1,
    metadata: {
      timestamp: frame.now,
      tools: { components: [{ type: "application", name: "bongsu", version: frame.version }] },
      authors: [{ name: frame.author.name }],
      ...(isNobody(frame.author)
        ? {}
        : { manufacturer: { name: frame.author.name, url: [frame.author.namespace] } }),
      properties: [
        { name: "bongsu:title", value: markOf(report, frame.texts)(frame.texts.title) },
        { name: "bongsu:drill", value: String(report.drill) },
        ...report.packs.map((pack) => ({ name: "bongsu:pack", value: pack })),
        ...cautionTexts(report, frame.texts).map((value) => ({ name: "bongsu:caution", value })),
      ],
    },
    components: [...products.values()].sort((a, b) => byText(a.id, b.id)).map(componentOf),
    vulnerabilities: entriesOf(statements).map((same) => entryOf(same, markOf(report, frame.texts))),
  };
}

function componentOf({ id, name, version, purl, kind }: ReportProduct): object {
  return {
    type: kind === "list" ? "file" : "library",
    "bom-ref": id,
    name,
    ...(version === null ? {} : { version }),
    ...(purl === null ? {} : { purl }),
  };
}

/** Statements that one entry can hold: same vulnerability, same answer in the same words. Their order is kept. */
function entriesOf(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const same = Map.groupBy(statements, ({ vulnerability, status, outside, words, action, accepted }) =>
    JSON.stringify([vulnerability.name, status, outside, words, action, accepted?.justification]),
  );
  return [...same.values()];
}

function entryOf(same: readonly Statement[], mark: TextMark): object {
  const first = same[0] as Statement;
  const { name, aliases, title, scores } = first.vulnerability;
  return {
    id: name,
    source: { name: sourceOf(name) },
    ...(aliases.length === 0
      ? {}
      : { references: aliases.map((id) => ({ id, source: { name: sourceOf(id) } })) }),
    ...(scores.length === 0 ? {} : { ratings: scores.map(ratingOf) }),
    ...(title === null ? {} : { description: title }),
    ...(first.action === null ? {} : { recommendation: mark(first.action.text) }),
    ...advisoriesOf(first),
    analysis: analysisOf(first, mark),
    affects: same.flatMap(affectsOf),
  };
}

const methods = { "2.0": "CVSSv2", "3.0": "CVSSv3", "3.1": "CVSSv31", "4.0": "CVSSv4" } as const;

function ratingOf({ version, vector, score, rating }: CvssScore): object {
  return { score, severity: rating, method: methods[version], vector };
}

function advisoriesOf({ vulnerability: { references } }: Statement): object {
  return references.length === 0 ? {} : { advisories: references.map((url) => ({ url })) };
}

/** The catalogue of a name: what stands before its first hyphen. */
function sourceOf(name: string): string {
  if (name === anyVulnerability) return "bongsu";
  const prefix = name.split("-", 1)[0] ?? "";
  return prefix === "CVE" ? "NVD" : prefix || "unknown";
}

const states = {
  affected: "exploitable",
  not_affected: "not_affected",
  under_investigation: "in_triage",
  fixed: "resolved",
} as const;

function analysisOf({ status, outside, words, action, accepted }: Statement, mark: TextMark): object {
  const given = accepted === null ? null : cyclonedxJustification(accepted);
  const justification = outside && accepted === null ? "code_not_present" : given;
  const borne = accepted?.status === "accepted" ? accepted.justification : null;
  const responses = [...(borne === null ? [] : [borne]), ...(action?.fixed === true ? ["update"] : [])];
  return {
    state: states[status],
    ...(status === "not_affected" && justification !== null ? { justification } : {}),
    ...(responses.length === 0 ? {} : { response: responses }),
    detail: mark(words),
  };
}

const versionStates = {
  affected: "affected",
  not_affected: "unaffected",
  under_investigation: "unknown",
  fixed: "unaffected",
} as const;

/** The component in its own bill of materials where that has an address (BOM-Link), else as it stands in this document. */
function affectsOf({ product, status, links, unlinked }: Statement): readonly object[] {
  const { id, version } = product;
  const versions = version === null ? {} : { versions: [{ version, status: versionStates[status] }] };
  return [...links, ...(unlinked ? [id] : [])].map((ref) => ({ ref, ...versions }));
}
