/** The reproducer among the files of a report: its manifest, named `reproducer.json`, and the files beside it. */
import type { Finding } from "#core/problem.ts";
import { readReproducer, type ReproducerManifest } from "#core/reproducer/manifest.ts";
import type { RunLimits } from "#core/reproducer/run-limits.ts";

/** A file that came with a report. */
type NamedFile = { readonly name: string; readonly content: Uint8Array };

/** What came: a manifest that can be run, or what is wrong with it. */
export type AttachedReproducer =
  | {
      readonly manifest: ReproducerManifest;
      readonly bytes: Uint8Array;
      readonly files: readonly NamedFile[];
    }
  | { readonly findings: readonly Finding[] };

const manifestName = "reproducer.json";

/** What a run of a stranger's report may use in a room, and how long all runs of one may take together. */
const roomLimits: RunLimits = {
  seconds: 20,
  memoryMiB: 1024,
  processes: 64,
  diskMiB: 128,
  outputKiB: 1024,
};
const longestTogether = 100;

/** The reproducer; `null` where the report brings none. */
export function attachedReproducer(files: readonly NamedFile[]): AttachedReproducer | null {
  const file = files.find(({ name }) => name === manifestName || name.endsWith(`/${manifestName}`));
  if (file === undefined) return null;
  const read = readReproducer(file.content, roomLimits);
  if (!read.ok) return { findings: read.findings };
  const { runs, limits, subject } = read.value;
  if (runs * limits.seconds > longestTogether) {
    const message = `expected runs that take at most ${longestTogether} seconds together`;
    return { findings: [{ at: "/runs", code: "limit-too-high", message }] };
  }
  const folder = file.name.slice(0, -manifestName.length);
  const wanted = new Set([subject, ...read.value.files].map(({ path }) => `${folder}${path}`));
  const beside = files.filter(({ name }) => wanted.has(name));
  const named = beside.map(({ name, content }) => ({ name: name.slice(folder.length), content }));
  return { manifest: read.value, bytes: file.content, files: named };
}
