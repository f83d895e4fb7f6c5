/**
 * The gate of reproducers at work: takes a report at a time, runs its reproducer in a sandbox, and saves what was seen with its evidence, sealed. A report's files are
 * written to memory only. While the room's key is locked nothing is taken; where there is no sandbox the gate says so of each report and runs nothing.
 */
import { hash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Turns } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { withCrash } from "#core/duplicate/traits.ts";
import { readTraits, writeTraits } from "#core/duplicate/traits-document.ts";
import { attachedReproducer, type AttachedReproducer } from "#core/reproducer/attached-reproducer.ts";
import type { ReproductionEvidence } from "#core/reproducer/evidence.ts";
import { openBytes, sealBytes } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { ownReportIn } from "#core/submission/own-report.ts";
import {
  type GateRoom,
  type GateStep,
  type GateSurroundings,
  startGateLoop,
} from "#main/intake/gate-loop.ts";
import { whileTaken } from "#main/intake/while-taken.ts";
import { traitsVault } from "#main/intake/traits-vault.ts";
import { memoryFolder } from "#sandbox/memory-folder.ts";
import type { OpenDriver } from "#sandbox/driver.ts";
import { reproduce } from "#sandbox/reproduce.ts";
import {
  type JudgedRun,
  mostRunAttempts,
  runs,
  saveRun,
  takeForRun,
} from "#stages/intake/reproducer-work.ts";
import type { TakenAlone } from "#stages/intake/waiting-reports.ts";
import { storeTraits, type StoredTraits, traitsOfReport } from "#stages/intake/likeness-work.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { system } from "#store/sql.ts";

/** What the gate works with. `driver` is the sandbox; `null` where the room is not to run anything: reports then wait. */
type ReproducerGate = GateSurroundings & GateRoom & { readonly driver: OpenDriver | null };
type WorkingGate = GateRoom & { readonly driver: OpenDriver };

/** Works until stopped. */
export function startReproducerGate(gate: ReproducerGate): { readonly stop: () => Promise<void> } {
  const { driver } = gate;
  if (driver === null) return { stop: async () => undefined };
  return startGateLoop(gate, {
    work: "the gate of reproducers",
    pause: 2000,
    step: async (turns) => await stepReproducerGate({ ...gate, driver }, turns),
    end: async () => driver.close(),
  });
}

/** One report. */
export async function stepReproducerGate(
  { store, unlocked, now, driver }: WorkingGate,
  turns: Turns,
): Promise<GateStep> {
  const holders = unlocked.holders(null);
  if (holders.length === 0) return { turns, done: 0 };
  const around = { now: now().toISOString(), readers: holders.map(({ keyid }) => keyid) };
  const next = await store.write(system, async (tx) => await takeForRun(tx, turns, around));
  const { taken } = next;
  if (taken === null) return { turns: next.turns, done: 0 };
  const running = { by: runs, numbers: [taken.number] };
  const judged = await whileTaken(
    { store, now },
    running,
    async () => await judgeRun(taken, holders, { store, now, driver }),
  );
  if (judged !== null) {
    const traits = await traitsAfterRun(judged, { store, holders });
    await store.write(system, async (tx) => {
      await saveRun(tx, judged, now().toISOString());
      await storeTraits(tx, traits);
    });
  }
  return { turns: next.turns, done: judged === null ? 0 : 1 };
}

/** The report's traits with the crash that a run showed, to be compared once more; none where the run showed nothing new. */
async function traitsAfterRun(
  { number, verdict: { verdict }, crash }: RunWithCrash,
  { store, holders }: Pick<WorkingGate, "store"> & { readonly holders: readonly Holder[] },
): Promise<readonly StoredTraits[]> {
  if (verdict !== "reproduced") return [];
  const stored = await store.read(system, async (tx) => await traitsOfReport(tx, number));
  if (crash === null || stored === undefined) return stored === undefined ? [] : [stored];
  const vault = traitsVault(holders);
  const opened = await vault.open(stored);
  const [first, ...others] = opened === null ? [] : readTraits(opened);
  if (first === undefined) return [];
  const sealed = await vault.seal(number, writeTraits([withCrash(first, crash), ...others]));
  return sealed === null ? [] : [sealed];
}

type RunWithCrash = JudgedRun & Pick<ReproductionEvidence, "crash">;
type Judging = Pick<WorkingGate, "store" | "now" | "driver">;

/** `null` for a report that these keys do not open: it waits for one that does. */
async function judgeRun(
  { number, office, sealed, attempts }: TakenAlone,
  holders: readonly Holder[],
  { store, now, driver }: Judging,
): Promise<RunWithCrash | null> {
  const begun = performance.now();
  type Run = VerdictOf<"reproducer">;
  const run = (verdict: Run["verdict"], reasons: Run["reasons"], evidence: Uint8Array | null) => ({
    crash: null,
    number,
    office,
    verdict: { gate: "reproducer", verdict, reasons } as const,
    milliseconds: performance.now() - begun,
    evidence,
  });
  if (attempts > mostRunAttempts) return run("inconclusive", ["gave-up"], null);
  const opened = await openBytes(sealed, holders);
  if (!opened.ok) return null;
  const attached = reproducerIn(opened.value);
  if (attached === null) return run("none", [], null);
  if ("findings" in attached) return run("inconclusive", ["manifest-wrong"], null);
  const evidence = await runAttached(attached, driver, now().toISOString());
  const readers = await store.read(system, async (tx) => await sealingReaders(tx, [office, null]));
  const bytes = new TextEncoder().encode(JSON.stringify(evidence));
  const kept = await sealBytes(bytes, { readers }, randomBytes);
  return { ...run(evidence.verdict, evidence.reasons, kept), crash: evidence.crash };
}

function reproducerIn(report: Uint8Array): AttachedReproducer | null {
  const own = ownReportIn(report);
  return own === null ? null : attachedReproducer(own.files);
}

async function runAttached(
  { manifest, bytes, files }: Exclude<AttachedReproducer, { readonly findings: unknown }>,
  driver: OpenDriver,
  at: string,
): Promise<ReproductionEvidence> {
  const memory = memoryFolder();
  const folder = memory === null ? null : mkdtempSync(join(memory, "bongsu-report-"));
  try {
    for (const { name, content } of folder === null ? [] : files) {
      mkdirSync(dirname(join(folder ?? "", name)), { recursive: true });
      writeFileSync(join(folder ?? "", name), content, { flag: "wx" });
    }
    const reproducer = { manifest, manifestHash: hash("sha256", bytes), folder: folder ?? "/nonexistent" };
    return await reproduce(reproducer, driver, { at, base: memory });
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}
