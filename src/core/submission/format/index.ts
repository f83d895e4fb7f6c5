/** The registry of what reporters send: asked in this order; the first that knows the document by its content reads it. A member without vectors in `test/vectors/submission/NAME/` fails the runner. */
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { Finding } from "#core/problem.ts";
import { cveDraft, githubReport, osvDraft } from "#core/submission/format/advisory-draft.ts";
import { casr } from "#core/submission/format/casr.ts";
import { crashInput } from "#core/submission/format/crash-input.ts";
import { crashTrace, traceWithoutCrash } from "#core/submission/format/crash-trace.ts";
import { csafReport } from "#core/submission/format/csaf-report.ts";
import { diff } from "#core/submission/format/diff.ts";
import { mail } from "#core/submission/format/mail.ts";
import { markdown } from "#core/submission/format/markdown.ts";
import { own } from "#core/submission/format/own.ts";
import { sarif } from "#core/submission/format/sarif.ts";
import { scanner } from "#core/submission/format/scanner.ts";
import { joined } from "#core/submission/join-parts.ts";
import { ReportDocument, type ReportFile } from "#core/submission/report-document.ts";
import type { ReportFormat, ReportReading } from "#core/submission/report-format.ts";
import type { FileReading } from "#core/submission/submission.ts";

/** Every format. */
export const reportFormats: readonly ReportFormat[] = [
  own,
  csafReport,
  githubReport,
  osvDraft,
  cveDraft,
  casr,
  sarif,
  scanner,
  mail,
  crashInput,
  diff,
  markdown,
  crashTrace,
];

const unknown: Finding = {
  at: "",
  code: "report-unknown",
  message: "This is no report of a kind that is read here.",
};
const empty: Finding = { at: "", code: "empty", message: "There is nothing in the file." };
const cutShort: Finding = {
  at: "",
  code: "report-cut",
  message: "The file is so large that only its beginning and its end were read.",
};

/** How a file is read: how traces are judged, and how archives that are attached to a message are opened, where they are to be. */
export type ReadingOptions = TraceOptions & {
  readonly open?: (file: ReportFile) => AsyncIterable<ReportFile>;
};

const blanks: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20]);

/** How deep messages within messages are read. */
const deepest = 3;

/** Reads a file. It never throws for what is in it. */
export async function readReport(
  file: ReportFile,
  options: ReadingOptions = {},
  depth = 0,
): Promise<FileReading> {
  const { source } = file;
  if (file.bytes.every((byte) => blanks.has(byte)))
    return { source, format: null, items: [], bad: [], findings: [empty] };
  const document = new ReportDocument(file);
  for (const format of reportFormats) {
    const result = await format.read(document, options);
    if (result === null) continue;
    const read = fileReading(file, format.name, result);
    const parts = depth < deepest ? await readParts(result.parts ?? [], options, depth) : [];
    return parts.length === 0 ? read : joined(read, parts);
  }
  const noCrash = traceWithoutCrash(document.text);
  return noCrash === null
    ? { source, format: null, items: [], bad: [{ source, findings: [unknown] }], findings: [] }
    : { source, format: crashTrace.name, items: [], bad: [], findings: [noCrash] };
}

function fileReading({ source, cut }: ReportFile, name: string, result: ReportReading): FileReading {
  const format = result.tool ?? name;
  const placed = result.claims.map((each, index) => {
    const at = result.claims.length === 1 ? source : `${source}#${index + 1}`;
    return "product" in each ? { source: at, format, ...each } : { source: at, findings: each.findings };
  });
  return {
    source,
    format,
    items: placed.filter((each) => "product" in each),
    bad: placed.filter((each) => !("product" in each)),
    findings: cut ? [...result.findings, cutShort] : result.findings,
  };
}

async function readParts(
  parts: readonly ReportFile[],
  options: ReadingOptions,
  depth: number,
): Promise<readonly FileReading[]> {
  const readings: FileReading[] = [];
  for (const part of parts)
    for await (const file of options.open?.(part) ?? [part])
      readings.push(await readReport(file, options, depth + 1));
  return readings;
}
