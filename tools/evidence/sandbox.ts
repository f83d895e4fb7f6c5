/**
 * The sandbox: what this machine has, what each escape came to, and what a proof costs: reproducers on builds of a small invented program whose flaws are mended one
 * a build. `BONGSU_PROOF=1000x50` sets how many; 40 × 5 unless told.
 */
import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { readReproducer } from "#core/reproducer/manifest.ts";
import { proofOf } from "#core/reproducer/proof.ts";
import { openBubblewrap } from "#sandbox/bubblewrap/driver.ts";
import { type ReadBuild, runProof } from "#sandbox/proof.ts";
import { writeReproducer } from "#test/kit/reproducer.ts";
import { plainTable } from "./table.ts";

/** One letter a flaw, as a heap overflow that AddressSanitizer sees, or as a jump to nowhere; a build mends one. */
const source = `#include <stdio.h>
#include <stdlib.h>
__attribute__((noinline)) int drill_read(int flaw) { char *p = malloc(4); p[flaw == MENDED ? 0 : 4] = 1; int got = p[0]; free(p); return got; }
int main(void) { int flaw = 0; if (scanf("%d", &flaw) != 1) return 2; drill_read(flaw); puts("fine"); return 0; }
`;

/** Markdown. */
export async function sandboxEvidence(): Promise<string> {
  const driver = openBubblewrap();
  const state = await driver.examine();
  driver.close();
  const head = `bubblewrap: ${state.ready ? "ready" : `missing ${state.missing.join(", ")}`}; substituted: ${state.substituted.join(", ") || "nothing"}`;
  if (!state.ready) return head;
  const [reproducers = 40, fixes = 5] = (process.env["BONGSU_PROOF"] ?? "40x5").split("x").map(Number);
  const rows = [];
  for (const sanitizer of ["none", "address"] as const)
    rows.push(await proofRow(reproducers, fixes, sanitizer));
  return [head, "", plainTable(rows)].join("\n");
}

async function proofRow(reproducers: number, fixes: number, sanitizer: "none" | "address") {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-proof-"));
  try {
    const control = build(folder, { name: "control", mended: -1, sanitizer });
    const fixed = Array.from({ length: fixes }, (_, mended) =>
      build(folder, { name: `fix-${mended}`, mended, sanitizer }),
    );
    const bytes = readFileSync(join(control.folder, "drill"));
    const cases = Array.from({ length: reproducers }, (_, index) =>
      readCase(folder, index, { bytes, flaw: index % fixes, sanitizer }),
    );
    const drivers = Array.from({ length: availableParallelism() }, () => openBubblewrap());
    for (const one of drivers) await one.examine();
    const measured = await measure(
      async () =>
        await runProof({ reproducers: cases, controls: [control], fixes: fixed, works: null }, drivers),
    );
    for (const one of drivers) one.close();
    if (!measured.value.ok) throw new Error(JSON.stringify(measured.value.findings));
    const { cells } = measured.value.value;
    const { groups, unproved, open } = proofOf(measured.value.value);
    const runs = cells.reduce((sum, { reproduction }) => sum + reproduction.runs, 0);
    const right = groups.filter(({ fix, reproducers: of }) =>
      of.every((name) => Number(name) % fixes === Number(fix.slice(4))),
    );
    return {
      sanitizer,
      "reproducers × fixes": `${reproducers} × ${fixes}`,
      runs,
      seconds: (measured.milliseconds / 1000).toFixed(1),
      "ms of CPU a run": measured.cpu === null ? "?" : (measured.cpu / runs).toFixed(1),
      "groups right": `${right.length} of ${fixes}`,
      linked: groups.reduce((sum, { reproducers: of }) => sum + of.length, 0),
      unproved: unproved.length,
      open: open.length,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type BuildParts = { readonly name: string; readonly mended: number; readonly sanitizer: "none" | "address" };

function build(folder: string, { name, mended, sanitizer }: BuildParts): ReadBuild {
  const place = join(folder, name);
  mkdirSync(place);
  // Without a sanitizer the flaw is made to show itself as a death by a signal.
  const text =
    sanitizer === "address"
      ? source
      : source.replace("p[flaw == MENDED ? 0 : 4] = 1", "if (flaw != MENDED) abort()");
  writeFileSync(join(place, "drill.c"), text);
  const options = sanitizer === "address" ? ["-fsanitize=address"] : [];
  execFileSync("cc", [
    "-g",
    "-O1",
    ...options,
    `-DMENDED=(${mended})`,
    "-o",
    join(place, "drill"),
    join(place, "drill.c"),
  ]);
  const sha256 = hash("sha256", readFileSync(join(place, "drill")));
  return { name, folder: place, subject: { kind: "binary", path: "drill", sha256 } };
}

type CaseParts = { readonly bytes: Buffer; readonly flaw: number; readonly sanitizer: "none" | "address" };

function readCase(folder: string, index: number, { bytes, flaw, sanitizer }: CaseParts) {
  const place = join(folder, `case-${index}`);
  mkdirSync(place);
  const expect =
    sanitizer === "address"
      ? { kind: "sanitizer", report: "heap-buffer-overflow" }
      : { kind: "signal", signal: "SIGABRT" };
  const members = { standardInput: "poc.txt", expect: [expect], runs: 1, needed: 1 };
  const subject = { kind: "binary", path: "drill", bytes } as const;
  const manifest = readFileSync(
    writeReproducer(place, { subject, files: { "poc.txt": `${flaw}\n` }, members }),
  );
  const read = readReproducer(manifest);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return { name: String(index), manifest: read.value, manifestHash: hash("sha256", manifest), folder: place };
}

type Measured<T> = { readonly value: T; readonly milliseconds: number; readonly cpu: number | null };

/** Milliseconds by the clock and of processors; the latter counts everything that descends from this process, where a control group can count it. */
async function measure<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const group = `/sys/fs/cgroup/cpuacct/bongsu-evidence-${process.pid}`;
  const isCounted = existsSync("/sys/fs/cgroup/cpuacct") && process.getuid?.() === 0;
  if (isCounted) {
    mkdirSync(group);
    writeFileSync(join(group, "cgroup.procs"), String(process.pid));
  }
  const since = performance.now();
  const value = await work();
  const milliseconds = performance.now() - since;
  const cpu = isCounted ? Number(readFileSync(join(group, "cpuacct.usage"), "latin1")) / 1e6 : null;
  if (isCounted) {
    writeFileSync("/sys/fs/cgroup/cpuacct/cgroup.procs", String(process.pid));
    rmdirSync(group);
  }
  return { value, milliseconds, cpu };
}
