/** OSS-CRS's archive of a run: proofs, fixes, candidates and reports of cyber reasoning systems in a folder each. Seeds and logs are left out, and counted. */
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { Finding } from "#core/problem.ts";
import type { ReportBundle } from "#core/submission/bundle/report-bundle.ts";
import { readReport } from "#core/submission/format/index.ts";
import { ReportDocument, type ReportFile } from "#core/submission/report-document.ts";
import { claim, type ReportClaim } from "#core/submission/report-format.ts";
import type { FileReading, ReportItem } from "#core/submission/submission.ts";

const folders = ["povs", "patches", "bug-candidates", "reports", "seeds", "diffs"];

/** The archive. */
export const ossCrs: ReportBundle = {
  name: "oss-crs",
  knows: (names) =>
    names.some((name) => /^(?:povs|bug-candidates|reports)\//.test(name)) &&
    names.some((name) => /^(?:povs|patches|seeds|bug-candidates)\//.test(name)) &&
    names.every((name) => [...folders, "exchange", "logs", "shared"].includes(name.split("/", 1)[0] ?? "")),
  read: async (root, files, options) => {
    const of = (folder: string): readonly ReportFile[] =>
      [...files].filter(([name]) => name.startsWith(`${folder}/`)).map(([, file]) => file);
    const items: ReportItem[] = [];
    for (const file of [...of("bug-candidates"), ...of("reports")])
      items.push(...(await writtenItems(file, options)));
    const traces = items.filter(({ crash }) => crash !== null);
    const proofs = of("povs");
    const fixes = await Promise.all(of("patches").map(async (file) => await readReport(file, options)));
    items.push(
      ...proofs.map((file) => itemOf(file.source, proofClaim(file, traces))),
      ...fixes.flatMap(fixItems),
    );
    const left = files.size - items.length;
    const leftOut: Finding = {
      at: "",
      code: "files-left-out",
      message: `Seeds, logs and other files that claim nothing were left out: ${left}.`,
    };
    return { source: root, format: "oss-crs", items, bad: [], findings: left > 0 ? [leftOut] : [] };
  },
};

function itemOf(source: string, parts: ReportClaim): ReportItem {
  return { source, format: "oss-crs", ...parts };
}

/** What a candidate or a report says: by its format, else its words. */
async function writtenItems(file: ReportFile, options: TraceOptions): Promise<readonly ReportItem[]> {
  const { items } = await readReport(file, options);
  const text = new ReportDocument(file).text;
  if (items.length > 0 || text === null || text.trim() === "") return items;
  return [itemOf(file.source, claim({ title: text.trim().split("\n", 1)[0]?.slice(0, 300) ?? null, text }))];
}

const stem = (source: string): string =>
  source.slice(source.lastIndexOf("/") + 1).replace(/\.[^.]{1,10}$/, "");

/** A proof: an input, with the crash of a report of the same name. */
function proofClaim({ source }: ReportFile, traces: readonly ReportItem[]): ReportClaim {
  const name = stem(source);
  const crash = traces.find((each) => stem(each.source) === name)?.crash ?? null;
  return claim({
    title: `Proof of a vulnerability: ${name}`,
    text: source,
    crash,
    findings:
      crash === null
        ? [
            {
              at: "",
              code: "trace-missing",
              message:
                "This is an input alone: without the trace of the crash nothing says where it is reached.",
            },
          ]
        : [],
  });
}

/** A fix that is proposed; which proof it is for the archive does not say. */
function fixItems({ items }: FileReading): readonly ReportItem[] {
  return items.map((item) => ({ ...item, format: "oss-crs" }));
}
