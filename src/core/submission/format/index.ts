/** The registry of what reporters send: asked in this order; the first that knows the document by its content reads it. A member without vectors in `test/vectors/submission/NAME/` fails the runner. */
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { Finding } from "#core/problem.ts";
import { crashTrace } from "#core/submission/format/crash-trace.ts";
import { ReportDocument, type ReportFile } from "#core/submission/report-document.ts";
import type { ReportFormat } from "#core/submission/report-format.ts";
import type { ReportItem } from "#core/submission/submission.ts";

/** Every format. */
export const reportFormats: readonly ReportFormat[] = [crashTrace];

/** What one file gave: items, and what of it is none; `format` is null where nothing knows the file. */
type FileReading = {
  readonly source: string;
  readonly format: string | null;
  readonly items: readonly ReportItem[];
  /** What could not be read, each with its place in the file. */
  readonly bad: readonly { readonly source: string; readonly findings: readonly Finding[] }[];
  /** What is to be said of the whole file, such as that it reports nothing. */
  readonly findings: readonly Finding[];
};

const unknown: Finding = {
  at: "",
  code: "report-unknown",
  message: "This is no report of a kind that is read here.",
};
const cutShort: Finding = {
  at: "",
  code: "report-cut",
  message: "The file is so large that only its beginning and its end were read.",
};

/** Reads a file. It never throws for what is in it. */
export function readReport(file: ReportFile, options: TraceOptions = {}): FileReading {
  const { source } = file;
  const document = new ReportDocument(file);
  for (const { name, read } of reportFormats) {
    const result = read(document, options);
    if (result === null) continue;
    const placed = result.claims.map((each, index) => {
      const at = result.claims.length === 1 ? source : `${source}#${index + 1}`;
      return "product" in each
        ? { source: at, format: name, ...each }
        : { source: at, findings: each.findings };
    });
    return {
      source,
      format: name,
      items: placed.filter((each) => "product" in each),
      bad: placed.filter((each) => !("product" in each)),
      findings: file.cut ? [...result.findings, cutShort] : result.findings,
    };
  }
  return { source, format: null, items: [], bad: [{ source, findings: [unknown] }], findings: [] };
}
