/** What a format of the registry is: it knows a document by its content and reads its items. */
import type { ReportDocument, ReportFile } from "#core/submission/report-document.ts";
import type { ReportItem } from "#core/submission/submission.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { Finding } from "#core/problem.ts";

/** An item before it has its place: a format says what is claimed, the registry where it was read. */
export type ReportClaim = Omit<ReportItem, "source" | "format">;

/** One thing in a document that is no item, and why. */
export type BadItem = { readonly findings: readonly Finding[] };

/** What a format read, in the document's order. Where there is nothing, `findings` says why. */
export type ReportReading = {
  readonly claims: readonly (ReportClaim | BadItem)[];
  readonly findings: readonly Finding[];
  /** The tool whose report it is, where a format reads those of many; it stands for the format's name. */
  readonly tool?: string;
  /** Files within the document, such as attachments: read by themselves and joined with its claim. */
  readonly parts?: readonly ReportFile[];
};

/** One format. */
export type ReportFormat = {
  readonly name: string;
  /** Reads a document of this format; null where it is none. */
  readonly read: (
    document: ReportDocument,
    options: TraceOptions,
  ) => ReportReading | null | Promise<ReportReading | null>;
};

/** A claim of which only these parts are known. */
export function claim({ product = null, ...parts }: Partial<ReportClaim>): ReportClaim {
  return {
    product: identified(product),
    version: null,
    title: null,
    text: "",
    weaknesses: [],
    aliases: [],
    places: [],
    crash: null,
    patch: null,
    findings: [],
    ...parts,
  };
}

/** Who writes a package URL or CPE name where a name is asked for gives an identifier. */
function identified(product: ReportClaim["product"]): ReportClaim["product"] {
  if (product === null || product.name === null || product.identifier !== null) return product;
  return /^(?:pkg:|cpe:)/i.test(product.name) ? { name: null, identifier: product.name } : product;
}

/** A reading of these claims. */
export function reading(
  claims: readonly (ReportClaim | BadItem)[],
  findings: readonly Finding[] = [],
): ReportReading {
  return { claims, findings: claims.length === 0 && findings.length === 0 ? [noFindings] : findings };
}

/** A report that says that nothing was found. */
const noFindings: Finding = {
  at: "",
  code: "no-findings",
  message: "The report is of a kind that is read, and says that nothing was found.",
};
