/**
 * What a manifest names, copied to a place of the sandbox's own and hashed as it is copied: what runs is what was hashed, whatever becomes of the files meanwhile.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { stopOf } from "#archive/limits.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { ReproducerFile, ReproducerManifest } from "#core/reproducer/manifest.ts";
import { unpackRoot } from "#sandbox/root/unpack-root.ts";

/** The places of a reproducer that is ready to run. */
export type StagedReproducer = {
  readonly root: string | null;
  readonly inputs: string;
  readonly close: () => void;
};

/** What of a manifest is staged. */
type StagedParts = Pick<ReproducerManifest, "subject" | "files">;

const largestFile = 1024 ** 3;
const pieceBytes = 1024 * 1024;

/** Copies and unpacks. A file that is not there, or is another than its hash says, is a finding, and nothing stays behind. */
export async function stageReproducer(
  manifest: StagedParts,
  folder: string,
  base = tmpdir(),
): Promise<Parsed<StagedReproducer>> {
  const place = mkdtempSync(join(base, "bongsu-reproducer-"));
  chmodSync(place, 0o711);
  const close = (): void => {
    rmSync(place, { recursive: true, force: true });
  };
  const staged = await stageInto(place, manifest, folder);
  if (!staged.ok) close();
  return staged.ok ? parsed({ ...staged.value, close }) : staged;
}

async function stageInto(
  place: string,
  { subject, files }: StagedParts,
  folder: string,
): Promise<Parsed<Omit<StagedReproducer, "close">>> {
  const inputs = join(place, "input");
  mkdirSync(inputs, { mode: 0o755 });
  const isProgram = subject.kind === "binary";
  const copies = [
    { at: "/subject", file: subject, to: isProgram ? join(inputs, subject.path) : join(place, "archive") },
    ...files.map((file, index) => ({ at: `/files/${index}`, file, to: join(inputs, file.path) })),
  ];
  for (const { at, file, to } of copies) {
    const copied = copyHashed(folder, file, to);
    if (copied !== null) return failed(at, copied, findingText(copied));
  }
  if (subject.kind === "binary") return parsed({ root: null, inputs });
  const root = join(place, "root");
  mkdirSync(root, { mode: 0o755 });
  try {
    await unpackRoot(join(place, "archive"), subject.kind, root);
    return parsed({ root, inputs });
  } catch (error) {
    const stop = stopOf(error);
    return failed("/subject", stop.code, stop.message);
  }
}

type CopyFailure = "file-missing" | "file-other" | "too-large";

function findingText(code: CopyFailure): string {
  if (code === "file-missing") return "The file is not there, or leads out of the manifest's folder.";
  return code === "file-other"
    ? "The file's SHA-256 is another than the manifest says."
    : `The file has more than ${largestFile} bytes.`;
}

function copyHashed(folder: string, { path, sha256 }: ReproducerFile, to: string): CopyFailure | null {
  const from = openWithin(folder, path);
  if (from === null) return "file-missing";
  try {
    if (fstatSync(from).size > largestFile) return "too-large";
    mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
    const file = openSync(to, "wx", 0o755);
    const digest = createHash("sha256");
    const piece = Buffer.alloc(pieceBytes);
    for (let read = readSync(from, piece); read > 0; read = readSync(from, piece)) {
      digest.update(piece.subarray(0, read));
      writeSync(file, piece, 0, read);
    }
    closeSync(file);
    chmodSync(to, 0o755);
    return digest.digest("hex") === sha256 ? null : "file-other";
  } finally {
    closeSync(from);
  }
}

/** A plain file below a folder, whatever links lie on the way. */
function openWithin(folder: string, path: string): number | null {
  try {
    const [base, real] = [realpathSync(folder), realpathSync(join(folder, path))];
    if (!real.startsWith(base.endsWith(sep) ? base : `${base}${sep}`)) return null;
    const file = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
    return null;
  } catch {
    return null;
  }
}
