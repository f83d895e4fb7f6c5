/** Reports as one CSAF 2.1 document of the profile for reports of vulnerabilities: everything that the profile demands, and what an item says besides. */
import { crashNote, noteTitles, placeholders, profileCategory } from "#core/submission/csaf-notes.ts";
import type { ReportItem } from "#core/submission/submission.ts";

/** Who issues the document, when, and under which id. */
type ReportIssue = {
  /** RFC 3339. */
  readonly at: string;
  readonly id: string;
  readonly publisher: { readonly name: string; readonly namespace: string };
  readonly engine: { readonly name: string; readonly version: string };
};

/** The document of some items; there is one at least. */
export function csafDocument(items: readonly ReportItem[], issue: ReportIssue): unknown {
  const names = [...new Set(items.flatMap(({ reporter }) => reporter ?? []))];
  return {
    $schema: "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json",
    document: {
      ...(names.length > 0 ? { acknowledgments: [{ names }] } : {}),
      category: profileCategory,
      csaf_version: "2.1",
      distribution: { tlp: { label: "AMBER" } },
      lang: "en",
      publisher: { category: "discoverer", ...issue.publisher },
      title: items[0]?.title ?? "Vulnerability report",
      tracking: trackingOf(issue),
    },
    product_tree: { branches: items.map(productBranch) },
    vulnerabilities: items.map(vulnerabilityOf),
  };
}

function trackingOf({ at, id, engine }: ReportIssue): unknown {
  return {
    current_release_date: at,
    generator: { date: at, engine },
    id,
    initial_release_date: at,
    revision_history: [{ date: at, number: "1", summary: "Report" }],
    status: "final",
    version: "1",
  };
}

function productId(index: number): string {
  return `CSAFPID-${String(index + 1).padStart(4, "0")}`;
}

/** A product as branches: its name, then its version where the report gives one. */
function productBranch({ product, version }: ReportItem, index: number): unknown {
  const identifier = product?.identifier ?? null;
  const name = product?.name ?? identifier ?? placeholders.product;
  const leaf = {
    name: [name, version ?? ""].join(" ").trim(),
    product_id: productId(index),
    ...helperOf(identifier),
  };
  if (version === null) return { category: "product_name", name, product: leaf };
  const isRange = /^[<>=~^*]/.test(version);
  const branch = isRange
    ? { category: "product_version_range", name: `vls/${version}`, product: leaf }
    : { category: "product_version", name: version, product: leaf };
  return { category: "product_name", name, branches: [branch] };
}

function helperOf(identifier: string | null): object {
  if (identifier?.startsWith("pkg:")) return { product_identification_helper: { purls: [identifier] } };
  return identifier?.startsWith("cpe:") ? { product_identification_helper: { cpe: identifier } } : {};
}

function vulnerabilityOf(item: ReportItem, index: number): unknown {
  const cve = item.aliases.find((alias) => /^CVE-\d{4}-\d{4,}$/.test(alias));
  const ids = item.aliases
    .filter((alias) => alias !== cve)
    .map((text) => ({ system_name: systemOf(text), text }));
  return {
    ...(cve === undefined ? {} : { cve }),
    ...(ids.length > 0 || cve === undefined
      ? { ids: ids.length > 0 ? ids : [{ system_name: placeholders.system, text: item.source }] }
      : {}),
    notes: notesOf(item),
    product_status: { known_affected: [productId(index)] },
    ...(item.title === null ? {} : { title: item.title }),
  };
}

/** Who numbers flaws so. */
function systemOf(id: string): string {
  return /^[A-Za-z]+(?=-)/.exec(id)?.[0] ?? "id";
}

function notesOf({ title, text, crash, patch, weaknesses, aiUsage }: ReportItem): readonly unknown[] {
  const note = (category: string, about: string, words: string | null | undefined): readonly unknown[] =>
    words === null || words === undefined || words === "" ? [] : [{ category, text: words, title: about }];
  return [
    ...note("summary", noteTitles.summary, text || title || "-"),
    ...note("details", noteTitles.crash, crash === null ? null : crashNote(crash)),
    ...note("details", noteTitles.patch, patch),
    ...note("other", noteTitles.weaknesses, weaknesses.join(", ")),
    ...note("ai_usage", "Use of AI", aiUsage),
  ];
}
