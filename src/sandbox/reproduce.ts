/** A reproducer from its manifest to its evidence: staged, run as often as it says, judged. Where no sandbox is, nothing runs. */
import { hash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ReproductionEvidence, evidenceOf } from "#core/reproducer/evidence.ts";
import type { ReproducerManifest } from "#core/reproducer/manifest.ts";
import type { Observation } from "#core/reproducer/observation.ts";
import { notRun, type Reproduction, unsafeReasons, verdictOf } from "#core/reproducer/verdict.ts";
import { ownMachine } from "#sandbox/bubblewrap/lane.ts";
import type { SandboxDriver, SandboxOrder, SandboxState } from "#sandbox/driver.ts";
import { stageReproducer, type StagedReproducer } from "#sandbox/stage.ts";

/** A manifest that was read, where its files lie, and the hash of its bytes. */
export type ReadReproducer = {
  readonly manifest: ReproducerManifest;
  readonly manifestHash: string;
  readonly folder: string;
};

/** The time that evidence bears, and where files are staged: the folder for temporary files unless told; `null` where there is no place for them. */
type RunSurroundings = { readonly at: string; readonly base?: string | null };

/** Runs a reproducer. */
export async function reproduce(
  reproducer: ReadReproducer,
  driver: SandboxDriver,
  { at, base = tmpdir() }: RunSurroundings,
): Promise<ReproductionEvidence> {
  const { manifest, manifestHash, folder } = reproducer;
  const state = await driver.examine();
  const evidence = (
    reproduction: Reproduction,
    observed: readonly Observation[],
    detail: string | null = null,
  ): ReproductionEvidence =>
    evidenceOf({
      at,
      manifest,
      manifestHash,
      reproduction,
      observed,
      sandbox: sandboxRecord(state),
      hashOf: (text) => hash("sha256", text),
      detail,
    });
  if (!state.ready) return evidence(notRun(manifest, "no-sandbox"), [], state.missing.join(", "));
  if (base === null) return evidence(notRun(manifest, "no-memory"), []);
  const staged = await stageReproducer(manifest, folder, base);
  if (!staged.ok) return evidence(unreadable(manifest), [], staged.findings[0]?.message ?? null);
  try {
    if (isForOther(manifest, staged.value)) return evidence(notRun(manifest, "other-machine"), []);
    const observed = await runAll(manifest, staged.value, driver);
    return evidence(verdictOf(manifest, observed), observed);
  } finally {
    staged.value.close();
  }
}

function sandboxRecord({ driver, substituted, missing }: SandboxState): ReproductionEvidence["sandbox"] {
  return { driver, machine: ownMachine() ?? process.arch, substituted, missing };
}

/** Nothing is known of what could not be read. */
function unreadable({ runs, needed }: ReproducerManifest): Reproduction {
  return { verdict: "inconclusive", seen: 0, runs, needed, reasons: ["subject-unreadable"] };
}

/** Every run that was asked for; none more after one that tried to get out. */
async function runAll(
  manifest: ReproducerManifest,
  staged: StagedReproducer,
  driver: SandboxDriver,
): Promise<readonly Observation[]> {
  const observed: Observation[] = [];
  for (let count = 0; count < manifest.runs; count++) {
    const run = await driver.run(orderOf(manifest, staged));
    observed.push(run);
    if (unsafeReasons(run, manifest.expect).length > 0) break;
  }
  return observed;
}

/** What every program finds around it. Leak detection traces a process, and core files are for nobody here: both are off. */
const usualEnvironment: Readonly<Record<string, string>> = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  HOME: "/tmp",
  LANG: "C.UTF-8",
  ASAN_OPTIONS: "detect_leaks=0:disable_coredump=0",
  UBSAN_OPTIONS: "print_stacktrace=1",
};

/** Names of functions cost most of a sanitizer's run, and nothing that is looked for, but a line, has them. */
const withoutNames = {
  ASAN_OPTIONS: `${usualEnvironment["ASAN_OPTIONS"]}:symbolize=0`,
  UBSAN_OPTIONS: "symbolize=0",
};

/** The order of one run that is asked only whether it shows what must be seen. */
export function bareOrderOf(manifest: ReproducerManifest, staged: StagedReproducer): SandboxOrder {
  const order = orderOf(manifest, staged);
  if (manifest.expect.some(({ kind }) => kind === "line")) return order;
  return { ...order, environment: { ...order.environment, ...withoutNames, ...manifest.environment } };
}

/** The order of one run. */
function orderOf(manifest: ReproducerManifest, { root, inputs }: StagedReproducer): SandboxOrder {
  const { command, environment, standardInput, limits, expect } = manifest;
  return {
    root,
    inputs,
    instead: null,
    command,
    environment: { ...usualEnvironment, ...environment },
    standardInput: standardInput === null ? null : join(inputs, standardInput),
    limits,
    leaves: expect.flatMap((one) => (one.kind === "file" ? [one.path] : [])),
  };
}

/** Whether a reproducer is for another machine: by its own word, or by the head of its program. */
function isForOther({ machine, subject }: ReproducerManifest, { inputs }: StagedReproducer): boolean {
  if (machine !== null) return machine !== ownMachine();
  if (subject.kind !== "binary") return false;
  const built = programMachine(join(inputs, subject.path));
  return built !== null && built !== ownMachine();
}

/** The machine that an ELF program was built for; `null` for what is no ELF program. */
function programMachine(path: string): string | null {
  const head = Buffer.alloc(20);
  const file = openSync(path, "r");
  const read = readSync(file, head);
  closeSync(file);
  if (read < head.length || head.toString("latin1", 0, 4) !== "\u007fELF") return null;
  const [wide, kind] = [head[4] === 2, head.readUInt16LE(18)];
  if (wide && kind === 0x3e) return "x86_64";
  return wide && kind === 0xb7 ? "aarch64" : "other";
}
