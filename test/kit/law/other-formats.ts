/** Records of the law in other formats than OSV: a CSAF document or a CVE record that says the same of one product. */
import type { LawRecord, RecordClaim } from "#test/kit/law/world.ts";

/** The formats in which a record is drawn. */
export type LawFormat = "osv" | "csaf" | "cve";

/** A CSAF advisory on one product, by its package URL. */
export function csafRecord(id: string, claim: RecordClaim, modified: string): LawRecord {
  const helper = { purl: atVersion(claim.product, versionOf(claim)) };
  const product = { name: "Drill product", product_id: "P", product_identification_helper: helper };
  const status = claim.speech === "excused" ? "known_not_affected" : "known_affected";
  const dates = { initial_release_date: modified, current_release_date: modified };
  return {
    id,
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      title: "Drill",
      publisher: { category: "vendor", name: "Drill", namespace: "https://drill.example" },
      tracking: { id, version: "1", status: "final", ...dates },
    },
    product_tree: { full_product_names: [product] },
    vulnerabilities: [{ ids: [{ system_name: "drill", text: id }], product_status: { [status]: ["P"] } }],
  };
}

/** A CVE record on one product, by its package URL. */
export function cveRecord(number: number, claim: RecordClaim, modified: string): LawRecord {
  const id = `CVE-2099-${`${number}`.padStart(5, "0")}`;
  const version = versionOf(claim);
  const status = claim.speech === "excused" ? "unaffected" : "affected";
  const range = { version: "0", lessThan: `${9000 + (number % 2)}.0.0`, versionType: "custom", status };
  const versions = version === null ? [] : [claim.speech === "fixed" ? range : { version, status }];
  const stated = version === null ? {} : { defaultStatus: "unaffected" };
  const affected = [{ vendor: "Drill", product: "Gate", packageURL: claim.product, ...stated, versions }];
  const dates = { datePublished: modified, dateUpdated: modified };
  return {
    id,
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: { cveId: id, assignerShortName: "drill", state: "PUBLISHED", ...dates },
    containers: { cna: { descriptions: [{ lang: "en", value: "Drill" }], affected } },
  };
}

function versionOf({ speech, version }: RecordClaim): string | null {
  if (speech === "vague") return null;
  return speech === "outside" ? "0.0.0.1" : version;
}

function atVersion(product: string, version: string | null): string {
  const [path = "", qualifiers] = product.split("?");
  const at = version === null ? "" : `@${encodeURIComponent(version)}`;
  return `${path}${at}${qualifiers === undefined ? "" : `?${qualifiers}`}`;
}
