/** What a bundle is: files in a folder or an archive that belong together, known by their names. */
import type { TraceOptions } from "#core/crash/trace-state.ts";
import type { ReportFile } from "#core/submission/report-document.ts";
import type { FileReading } from "#core/submission/submission.ts";

/** One kind of bundle. `names` are the files' paths within it. */
export type ReportBundle = {
  readonly name: string;
  readonly knows: (names: readonly string[]) => boolean;
  readonly read: (
    root: string,
    files: ReadonlyMap<string, ReportFile>,
    options: TraceOptions,
  ) => Promise<FileReading>;
};
