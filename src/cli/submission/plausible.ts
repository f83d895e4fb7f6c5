/** `bongsu report plausible REPORT --source TREE|ARCHIVE`: whether the files, functions, paths and versions that a report names are there. No room is needed, and no model is asked. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { openReports } from "#cli/submission/report-files.ts";
import type { ReportIo } from "#cli/submission/report-word.ts";
import { traceOptionsOf } from "#cli/submission/trace-options.ts";
import { printable } from "#core/input/printable.ts";
import { judgeNames, type NameJudgement } from "#core/plausibility/judge-names.ts";
import { namedThings, type NamingItem } from "#core/plausibility/named-things.ts";
import { addSourceFile, openSourceIndex, type SourceIndex } from "#core/plausibility/source-index.ts";
import { readReport } from "#core/submission/format/index.ts";
import { ReportDocument } from "#core/submission/report-document.ts";

/** The report and what it is compared with. */
type PlausiblePaths = { readonly report: string; readonly sources: readonly string[] };

/** Prints a line of JSON an item. 0: all that is named is there; 1: something is not; 3: something cannot be told, or nothing is named. */
export async function judgeReport({ report, sources }: PlausiblePaths, io: ReportIo): Promise<number> {
  const index = await readSource(sources, io);
  const judged: (readonly NameJudgement[])[] = [];
  for await (const { source, format, item } of itemsOf(report, io)) {
    const names = judgeNames(namedThings(item), index);
    judged.push(names);
    const count = (state: NameJudgement["state"]): number =>
      names.filter((one) => one.state === state).length;
    const counts = { exists: count("exists"), missing: count("missing"), unknown: count("unknown") };
    const looked = { files: index.files.size, identifiers: index.identifiers.size, whole: index.whole };
    io.write(`${JSON.stringify({ source, format, ...counts, looked, names })}\n`);
  }
  return statusOf(judged.flat());
}

function statusOf(names: readonly NameJudgement[]): number {
  if (names.some(({ state }) => state === "missing")) return 1;
  return names.length > 0 && names.every(({ state }) => state === "exists") ? 0 : 3;
}

async function readSource(sources: readonly string[], io: ReportIo): Promise<SourceIndex> {
  const index = openSourceIndex();
  for await (const file of openReports(sources, io.stdin))
    if ("findings" in file) index.whole = false;
    else addSourceFile(index, withoutRoot(file.source, sources), file.bytes, file.cut);
  return index;
}

/** The path within the source: without the folder or the archive that was named. */
function withoutRoot(path: string, sources: readonly string[]): string {
  const root = sources.find((source) => path.startsWith(source)) ?? "";
  return path
    .slice(root.length)
    .replaceAll("!/", "/")
    .replace(/^[!/]+/, "");
}

type PrintedItem = { readonly source: string; readonly format: string | null; readonly item: NamingItem };

/** The items of a report's files; a text of no kind that is read is one item, by its words alone. */
async function* itemsOf(report: string, io: ReportIo): AsyncGenerator<PrintedItem> {
  const trace = traceOptionsOf({ hangs: false }, io.env);
  for await (const file of openReports([report], io.stdin)) {
    if ("findings" in file) continue;
    const { source, format, items } = await readReport(file, trace);
    for (const item of items) yield { source: item.source, format, item };
    if (items.length > 0) continue;
    const { text } = new ReportDocument(file);
    if (text === null)
      throw new MessageRefusal("input-invalid", (t) =>
        t("plausibleCommand.noText", { path: printable(source) }),
      );
    yield { source, format: null, item: { places: [], version: null, title: null, text } };
  }
}
