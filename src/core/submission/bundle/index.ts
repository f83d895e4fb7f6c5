/** Folders and archives whose files belong together: the registry of bundles, asked in this order by the names of their files. */
import type { TraceOptions } from "#core/crash/trace-state.ts";
import { ossCrs } from "#core/submission/bundle/oss-crs.ts";
import type { ReportBundle } from "#core/submission/bundle/report-bundle.ts";
import { scrutineer } from "#core/submission/bundle/scrutineer.ts";
import type { ReportFile } from "#core/submission/report-document.ts";
import type { FileReading } from "#core/submission/submission.ts";

/** Every kind. */
const reportBundles: readonly ReportBundle[] = [scrutineer, ossCrs];

/** Reads the files below a root as one bundle; null where they are none. */
export async function readBundle(
  root: string,
  files: readonly ReportFile[],
  options: TraceOptions,
): Promise<FileReading | null> {
  const named = new Map(files.map((file) => [nameWithin(root, file.source), file]));
  const names = [...named.keys()];
  const bundle = reportBundles.find(({ knows }) => knows(names));
  return bundle === undefined ? null : await bundle.read(root, named, options);
}

/** The path within a folder or an archive. */
function nameWithin(root: string, source: string): string {
  return source.slice(root.length).replace(/^(?:!?\/)+/, "");
}
