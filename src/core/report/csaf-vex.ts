/**
 * CSAF 2.0, profile VEX (section 4.5). Every not-affected product has an impact statement and every affected one an action statement, as
 * the profile asks. A document without a product does not exist in the profile. Scores of CVSS 2 and 3 are of affected products; the format has none of version 4.
 */
import { isCve } from "#core/cve-id.ts";
import {
  cautionTexts,
  type CheckReport,
  type ReportFrame,
  type ReportOutput,
  type TextMark,
  markOf,
} from "#core/report/report.ts";
import { commonJustification, remediationOf } from "#core/report/acceptance-words.ts";
import {
  anyVulnerability,
  byText,
  type ReportProduct,
  type Statement,
  statementsOf,
  type VexStatus,
  type Vulnerability,
} from "#core/report/statement.ts";

/** The CSAF VEX output. */
export const csafVex: ReportOutput = { name: "csaf-vex", also: ["csaf"], write };

function write(report: CheckReport, frame: ReportFrame): object | null {
  const statements = statementsOf(report, frame.texts);
  if (statements.length === 0) return null;
  const products = new Map(statements.map(({ product }) => [product.id, product]));
  const byName = Map.groupBy(statements, ({ vulnerability }) => vulnerability.name);
  return {
    document: documentOf(report, frame),
    product_tree: {
      full_product_names: [...products.values()].sort((a, b) => byText(a.id, b.id)).map(fullName),
    },
    vulnerabilities: [...byName.values()].map((same) => vulnerabilityOf(same, markOf(report, frame.texts))),
  };
}

function documentOf(report: CheckReport, { now, version, author, id, texts }: ReportFrame): object {
  const title = markOf(report, texts)(texts.title);
  const cautions = cautionTexts(report, texts);
  return {
    category: "csaf_vex",
    csaf_version: "2.0",
    lang: texts.language,
    ...(cautions.length === 0 ? {} : { notes: [{ category: "general", text: cautions.join(" ") }] }),
    publisher: { category: "user", name: author.name, namespace: author.namespace },
    title,
    tracking: {
      current_release_date: now,
      generator: { date: now, engine: { name: "bongsu", version } },
      id: `${report.drill ? "drill-" : ""}${id}`,
      initial_release_date: now,
      revision_history: [{ date: now, number: "1", summary: title }],
      status: "final",
      version: "1",
    },
  };
}

function fullName({ id, name, version, purl }: ReportProduct): object {
  return {
    name: version === null ? name : `${name} ${version}`,
    product_id: id,
    ...(purl === null ? {} : { product_identification_helper: { purl } }),
  };
}

function vulnerabilityOf(same: readonly Statement[], mark: TextMark): object {
  const { vulnerability } = same[0] as Statement;
  const { cve, title, references } = vulnerability;
  const ids = idsOf(vulnerability);
  return {
    ...(cve === null ? {} : { cve }),
    ...flagsOf(same),
    ...(ids.length === 0 ? {} : { ids }),
    notes: [...wordsOf(same, mark), ...otherCves(vulnerability)],
    product_status: statusOf(same),
    ...(references.length === 0 ? {} : { references: references.map((url) => ({ summary: url, url })) }),
    ...remediationsOf(same, mark),
    ...scoresOf(same),
    ...threatsOf(same, mark),
    ...(title === null ? {} : { title: mark(title) }),
  };
}

function wordsOf(same: readonly Statement[], mark: TextMark): readonly object[] {
  return textsOf(same, ({ words }) => words).map(([text, products]) => ({
    category: "details",
    text: mark(`${text} (${products.join(", ")})`),
  }));
}

/** A vulnerability has one CVE in the format; the others of an advisory about several are told in words. */
function otherCves({ aliases }: Vulnerability): readonly object[] {
  const others = aliases.filter(isCve);
  return others.length === 0 ? [] : [{ category: "other", text: `CVE: ${others.join(", ")}` }];
}

/** Other names than CVEs, which have a place of their own. */
function idsOf({ name, cve, aliases }: Vulnerability): readonly object[] {
  const names = [...(cve === null ? [name] : []), ...aliases].filter((alias) => !isCve(alias));
  return names.map((text) => ({ system_name: systemOf(text), text }));
}

/** The catalogue of a name: what stands before its first hyphen. */
function systemOf(name: string): string {
  return name === anyVulnerability ? "bongsu" : name.split("-", 1)[0] || "unknown";
}

const groups: Readonly<Record<VexStatus, string>> = {
  affected: "known_affected",
  not_affected: "known_not_affected",
  under_investigation: "under_investigation",
  fixed: "fixed",
};

function statusOf(same: readonly Statement[]): object {
  const byGroup = Map.groupBy(same, ({ status }) => groups[status]);
  const entries = [...byGroup].map(([group, all]) => [group, all.map(({ product }) => product.id)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => byText(a, b)));
}

/** Products by what is said about them. */
function textsOf(
  same: readonly Statement[],
  text: (statement: Statement) => string,
): readonly (readonly [string, readonly string[]])[] {
  const byWords = Map.groupBy(same, text);
  return [...byWords].map(([words, all]) => [words, all.map(({ product }) => product.id)] as const);
}

function flagsOf(same: readonly Statement[]): object {
  const byLabel = Map.groupBy(same, labelOf);
  byLabel.delete(null);
  const flags = [...byLabel].map(([label, all]) => ({
    label,
    product_ids: all.map(({ product }) => product.id),
  }));
  return flags.length === 0 ? {} : { flags };
}

/** Why a product is not affected, of the format's list. */
function labelOf({ status, outside, accepted }: Statement): string | null {
  if (status !== "not_affected") return null;
  if (accepted !== null) return commonJustification(accepted);
  return outside ? "vulnerable_code_not_present" : null;
}

/** One entry for the affected products, with a score of each version that the format has. */
function scoresOf(same: readonly Statement[]): object {
  const products = same.flatMap(({ status, product }) => (status === "affected" ? [product.id] : []));
  const scores = (same[0] as Statement).vulnerability.scores.filter(({ version }) => version !== "4.0");
  if (products.length === 0 || scores.length === 0) return {};
  const entries = scores.map(({ version, vector, score, rating }) =>
    version === "2.0"
      ? (["cvss_v2", { baseScore: score, vectorString: vector, version }] as const)
      : ([
          "cvss_v3",
          { baseScore: score, baseSeverity: rating.toUpperCase(), vectorString: vector, version },
        ] as const),
  );
  return { scores: [{ ...Object.fromEntries(entries), products }] };
}

function threatsOf(same: readonly Statement[], mark: TextMark): object {
  const free = same.filter(({ status }) => status === "not_affected");
  if (free.length === 0) return {};
  const threats = textsOf(free, ({ words }) => words).map(([text, products]) => ({
    category: "impact",
    details: mark(text),
    product_ids: products,
  }));
  return { threats };
}

function remediationsOf(same: readonly Statement[], mark: TextMark): object {
  const affected = same.filter(({ status }) => status === "affected");
  if (affected.length === 0) return {};
  const byCategory = Map.groupBy(affected, categoryOf);
  const remediations = [...byCategory].flatMap(([category, all]) =>
    textsOf(all, ({ action, accepted, words }) => (accepted === null ? (action?.text ?? "") : words)).map(
      ([text, products]) => ({ category, details: mark(text), product_ids: products }),
    ),
  );
  return { remediations: remediations.sort((a, b) => byText(b.category, a.category)) };
}

/** What is done about an affected product. */
function categoryOf({ action, accepted }: Statement): string {
  if (accepted !== null) return remediationOf(accepted);
  return action?.fixed === true ? "vendor_fix" : "none_available";
}
