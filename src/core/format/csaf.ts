/**
 * CSAF 2.0 (ISO/IEC 20153) documents: security advisories and VEX. Reads what is needed to say what is affected; whether a document
 * meets every test of the standard is not judged here. One document is one record: the CVEs of a document with several are `related`,
 * as none of them is the same thing as the document.
 */
import { isCve } from "#core/cve-id.ts";
import type { Advisory, Severity } from "#core/advisory.ts";
import { firstTexts, sourceLanguage } from "#core/text.ts";
import { failed, type Finding, parsed, type Parsed } from "#core/problem.ts";
import { csafKey } from "#core/provenance/csaf-key.ts";
import type { Edition } from "#core/provenance/edition.ts";
import { vulnerabilityName, vulnerabilityNames } from "#core/vulnerability-name.ts";
import { affectedOfDocument } from "./csaf-affected.ts";
import {
  type Cursor,
  addProblem,
  itemsAt,
  memberAt,
  numberAt,
  openDocument,
  valueAt,
  requiredNameAt,
  requiredTextAt,
} from "#core/input/json-cursor.ts";
import { textAt, textsAt } from "#core/input/json-cursor.ts";
import { requiredInstantAt } from "#core/input/instant.ts";
import {
  type AdvisoryRecord,
  type DocumentFormat,
  readingOf,
  type Reading,
  type Sharing,
  sharingOfLabel,
  unnamedMembers,
} from "./feed-record.ts";

/** CSAF 2.0. A document of version 2.1 is recognised and refused with a finding that says so. */
export const csaf: DocumentFormat = {
  name: "csaf",
  looks: "a CSAF 2.0 document: an object with document.csaf_version and document.tracking",
  detect: (document) =>
    valueAt(document, "document", "csaf_version") !== undefined ||
    (valueAt(document, "document", "tracking") !== undefined &&
      valueAt(document, "document", "publisher") !== undefined),
  read,
};

function read(document: unknown): Parsed<Reading> {
  const version = valueAt(document, "document", "csaf_version");
  if (version !== "2.0") {
    const found = typeof version === "string" ? version.slice(0, 20) : "none";
    return failed(
      "/document/csaf_version",
      "version-unsupported",
      `this is a CSAF document of version ${found}; only version 2.0 is read`,
    );
  }
  const root = openDocument(document);
  const remarks: Finding[] = [];
  const record = recordOf(root, remarks);
  return root.problems.length > 0
    ? { ok: false, findings: root.problems }
    : parsed(readingOf(record), remarks);
}

/** The profiles that need not name products (§4.1 to §4.3); what is none of the standard's may be an advisory. */
const silentCategories: ReadonlySet<string> = new Set([
  "csaf_base",
  "csaf_security_incident_response",
  "csaf_informational_advisory",
]);

function recordOf(root: Cursor, remarks: Finding[]): AdvisoryRecord {
  const head = memberAt(root, "document");
  const tracking = memberAt(head, "tracking");
  const publisher = memberAt(head, "publisher");
  const id = requiredNameAt(memberAt(tracking, "id"));
  const namespace = requiredNameAt(memberAt(publisher, "namespace"));
  const by = requiredTextAt(memberAt(publisher, "name"));
  const vulnerabilities = itemsAt(memberAt(root, "vulnerabilities"));
  const category = textAt(memberAt(head, "category"));
  const language = sourceLanguage(textAt(memberAt(head, "lang")) ?? "en");
  // What cannot be read there is left out with a remark and takes nothing of what is affected away.
  const beside = (places: readonly Cursor[]) => places.map((one) => ({ ...one, problems: remarks }));
  const advisory: Advisory = {
    id,
    format: "csaf",
    publisher: by,
    ...namesOf(tracking, vulnerabilities),
    published: requiredInstantAt(memberAt(tracking, "initial_release_date")),
    modified: requiredInstantAt(memberAt(tracking, "current_release_date")),
    withdrawn: null,
    title: firstTexts([[language, requiredTextAt(memberAt(head, "title"))]]),
    summary: firstTexts([[language, summaryOf(beside([head])[0] as Cursor, beside(vulnerabilities))]]),
    severities: severitiesOf(beside(vulnerabilities), by),
    decision: {},
    affected: affectedOfDocument({
      root,
      vulnerabilities,
      isAdvisory: category === "csaf_security_advisory",
      mustState: category === undefined || !silentCategories.has(category),
      remarks,
    }),
    references: beside([head, ...vulnerabilities]).flatMap(referencesOf),
  };
  const key = csafKey(namespace, id);
  return {
    kind: "advisory",
    key,
    id,
    advisory,
    sharing: sharingOf(head),
    unknown: unknownOf(root, vulnerabilities),
    edition: editionOf(tracking, advisory.modified),
  };
}

/** The document's version counts before its date (3.1.11 and 3.2.1.12); a draft is none that was released. */
function editionOf(tracking: Cursor, at: string | null): Edition {
  const version = textAt(memberAt(tracking, "version"));
  const isDraft = textAt(memberAt(tracking, "status")) === "draft";
  return {
    at,
    ...(version === undefined ? {} : { version: version.trim() }),
    ...(isDraft ? { draft: true } : {}),
  };
}

/** A single CVE is the document's alias; of several, each is related. Other systems' ids are aliases only beside a single flaw. */
function namesOf(
  tracking: Cursor,
  vulnerabilities: readonly Cursor[],
): { readonly aliases: readonly string[]; readonly related: readonly string[] } {
  const own = vulnerabilityNames(textsAt(memberAt(tracking, "aliases")));
  const flaws = new Set(vulnerabilities.flatMap(idsOf));
  if (vulnerabilities.length === 1) return { aliases: [...new Set([...own, ...flaws])], related: [] };
  return { aliases: own, related: [...flaws] };
}

function idsOf(vulnerability: Cursor): readonly string[] {
  const written = textAt(memberAt(vulnerability, "cve"));
  const cve = written === undefined ? undefined : vulnerabilityName(written);
  if (cve !== undefined && !isCve(cve)) {
    addProblem(
      memberAt(vulnerability, "cve"),
      "cve-invalid",
      `expected a CVE id, found "${cve.slice(0, 40)}"`,
    );
  }
  const others = itemsAt(memberAt(vulnerability, "ids")).map((id) => requiredNameAt(memberAt(id, "text")));
  return vulnerabilityNames([cve ?? "", ...others]);
}

function summaryOf(head: Cursor, vulnerabilities: readonly Cursor[]): string {
  const notes = [head, ...vulnerabilities].flatMap((place) => itemsAt(memberAt(place, "notes")));
  const wanted = ["summary", "description", "details"];
  for (const category of wanted) {
    const note = notes.find((one) => textAt(memberAt(one, "category")) === category);
    if (note !== undefined) return textAt(memberAt(note, "text")) ?? "";
  }
  return "";
}

const cvssTypes = { cvss_v2: "CVSS_V2", cvss_v3: "CVSS_V3", cvss_v4: "CVSS_V4" } as const;

function severitiesOf(vulnerabilities: readonly Cursor[], by: string): readonly Severity[] {
  const found = new Map<string, Severity>();
  for (const score of vulnerabilities.flatMap((one) => itemsAt(memberAt(one, "scores")))) {
    for (const [name, type] of Object.entries(cvssTypes)) {
      const cvss = memberAt(score, name);
      const vector = textAt(memberAt(cvss, "vectorString"));
      const base = numberAt(memberAt(cvss, "baseScore"));
      if (vector === undefined) continue;
      found.set(`${type} ${vector}`, { type, score: vector, ...(base === undefined ? {} : { base }), by });
    }
  }
  return [...found.values()];
}

function referencesOf(place: Cursor): Advisory["references"] {
  return itemsAt(memberAt(place, "references")).flatMap((one) => {
    const url = textAt(memberAt(one, "url"));
    return url === undefined ? [] : [{ type: textAt(memberAt(one, "category")) ?? "external", url }];
  });
}

/** The TLP label, where the document has one. */
function sharingOf(head: Cursor): Sharing | null {
  const place = memberAt(memberAt(memberAt(head, "distribution"), "tlp"), "label");
  const label = textAt(place);
  return label === undefined ? null : sharingOfLabel(place, label);
}

const rootMembers = new Set(["document", "product_tree", "vulnerabilities", "$schema"]);
const headMembers = new Set(
  "acknowledgments aggregate_severity category csaf_version distribution lang notes publisher references source_lang title tracking".split(
    " ",
  ),
);
const flawMembers = new Set(
  "acknowledgments cve cwe discovery_date flags ids involvements notes product_status references release_date remediations scores threats title".split(
    " ",
  ),
);

function unknownOf(root: Cursor, vulnerabilities: readonly Cursor[]): Record<string, unknown> {
  return Object.assign(
    unnamedMembers(root.value, rootMembers),
    unnamedMembers(valueAt(root.value, "document"), headMembers, "/document"),
    ...vulnerabilities.map((one) => unnamedMembers(one.value, flawMembers, `/vulnerabilities/${one.key}`)),
  ) as Record<string, unknown>;
}
