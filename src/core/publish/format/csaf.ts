/** An own advisory as CSAF: security advisory (4.4) and VEX (4.5) of 2.0, and the advisory of 2.1. Every mandatory and optional test of the standard holds of a record without lint findings and with a CVSS 2 or 3 vector. */
import { documentOf } from "#core/publish/format/csaf-document.ts";
import type { CsafKind } from "#core/publish/format/csaf-kind.ts";
import { branchesOf, listingOf } from "#core/publish/format/csaf-product-lines.ts";
import { vulnerabilityOf } from "#core/publish/format/csaf-vulnerability.ts";
import type { ExportFormat, ExportFrame } from "#core/publish/format/export-format.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";

/** The security advisory. A record that was withdrawn is written in the base profile, with the reason and without products. */
export const csaf: ExportFormat = {
  name: "csaf",
  mediaType: "application/json",
  language: null,
  needs: "product",
  write: (record, frame) =>
    record.products.length === 0
      ? null
      : write(record, frame, { edition: "2.0", profile: "csaf_security_advisory" }),
};

/** The same statements in the profile that readers of VEX look for. */
export const vex: ExportFormat = {
  ...csaf,
  name: "vex",
  write: (record, frame) =>
    record.products.length === 0 ? null : write(record, frame, { edition: "2.0", profile: "csaf_vex" }),
};

/** The security advisory in the edition to come, which has CVSS 4.0, several weaknesses, and a profile for what was withdrawn. */
export const csaf21: ExportFormat = {
  ...csaf,
  name: "csaf-2.1",
  write: (record, frame) =>
    record.products.length === 0
      ? null
      : write(record, frame, { edition: "2.1", profile: "csaf_security_advisory" }),
};

const schemaOf21 = "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json";

function write(record: OwnAdvisory, frame: ExportFrame, kind: CsafKind): object {
  const { edition } = kind;
  const head = {
    ...(edition === "2.0" ? {} : { $schema: schemaOf21 }),
    document: documentOf(record, frame, kind),
  };
  if (record.withdrawn !== null) return inOrder(head);
  const listings = record.products.map(listingOf);
  return inOrder({
    ...head,
    product_tree: { branches: branchesOf(listings, { edition, namespace: record.publisher.namespace }) },
    vulnerabilities: [vulnerabilityOf(record, frame, { listings, edition })],
  });
}

/** Members in the order of the alphabet, as test 6.2.13 asks. */
function inOrder(document: object): object {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([name, own]) => [name, sorted(own)] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return sorted(document) as object;
}
