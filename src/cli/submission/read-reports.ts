/** What paths hold, read: bundles as one, other files each by itself. */
import { stat } from "node:fs/promises";
import { type OpenedReport, openPaths, openWithin } from "#cli/submission/report-files.ts";
import type { ReportAround } from "#cli/submission/report-word.ts";
import { traceOptionsOf } from "#cli/submission/trace-options.ts";
import { readBundle } from "#core/submission/bundle/index.ts";
import { type ReadingOptions, readReport } from "#core/submission/format/index.ts";
import type { FileReading } from "#core/submission/submission.ts";

/** How much is held before it is decided whether a folder or an archive is a bundle; what is larger is none. */
const most = { files: 5000, bytes: 128 * 1024 * 1024 };

/** The readings of every file, in order. Throws for a path that is not there. */
export async function* readReports(
  paths: readonly string[],
  { options, io }: Pick<ReportAround, "options" | "io">,
): AsyncGenerator<FileReading> {
  await Promise.all(paths.filter((path) => path !== "-").map(async (path) => await stat(path)));
  const reading: ReadingOptions = { ...traceOptionsOf(options, io.env), open: openWithin };
  for (const { root, files } of openPaths(paths, io.stdin)) {
    let held: OpenedReport[] | null = [];
    let bytes = 0;
    for await (const file of files) {
      if (held === null) {
        yield await readOne(file, reading);
        continue;
      }
      held.push(file);
      bytes += "bytes" in file ? file.bytes.length : 0;
      if (held.length <= most.files && bytes <= most.bytes) continue;
      yield* readEach(held, reading);
      held = null;
    }
    if (held !== null) yield* readTogether(root, held, reading);
  }
}

async function* readTogether(
  root: string,
  held: readonly OpenedReport[],
  reading: ReadingOptions,
): AsyncGenerator<FileReading> {
  const files = held.filter((file) => "bytes" in file);
  const bundle =
    held.length > 1 && files.length === held.length ? await readBundle(root, files, reading) : null;
  if (bundle !== null) yield bundle;
  else
    for (const { root: inner, files: of } of partsOf(root, held))
      if (inner === null) yield* readEach(of, reading);
      else yield* readTogether(inner, of, reading);
}

type PartOfFolder = { readonly root: string | null; readonly files: OpenedReport[] };

/** The folders and archives that lie directly within a folder, and the files beside them, in their order: each may be a bundle. */
function partsOf(root: string, held: readonly OpenedReport[]): readonly PartOfFolder[] {
  const parts: PartOfFolder[] = [];
  for (const file of held) {
    const inner = folderWithin(root, file.source);
    const last = parts.at(-1);
    if (last !== undefined && last.root === inner) last.files.push(file);
    else parts.push({ root: inner, files: [file] });
  }
  return parts;
}

/** The folder or archive directly within a root that a file lies in; null for a file of the root itself. */
function folderWithin(root: string, source: string): string | null {
  const start = root.length + (/^!?\/{1,8}/.exec(source.slice(root.length))?.[0].length ?? 0);
  const slash = source.indexOf("/", start);
  return slash < 0 ? null : source.slice(0, source.charAt(slash - 1) === "!" ? slash - 1 : slash);
}

async function* readEach(
  held: readonly OpenedReport[],
  reading: ReadingOptions,
): AsyncGenerator<FileReading> {
  for (const file of held) yield await readOne(file, reading);
}

async function readOne(file: OpenedReport, reading: ReadingOptions): Promise<FileReading> {
  if ("bytes" in file) return await readReport(file, reading);
  const { source, findings } = file;
  return { source, format: null, items: [], bad: [{ source, findings }], findings: [] };
}
