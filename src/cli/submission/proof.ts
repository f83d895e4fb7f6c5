/** `bongsu report proof`: every reproducer on every proposed fix and on controls, and which reports one fix silences. No room is needed. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readManifestFile, type SandboxRun, withDriver } from "#cli/submission/reproduce.ts";
import { printable, printableJson } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";
import { readFixBuild } from "#core/reproducer/fix-build.ts";
import { type ProofTrial, proofOf } from "#core/reproducer/proof.ts";
import type { OpenDriver } from "#sandbox/driver.ts";
import { type ProofOrder, type ReadBuild, runProof } from "#sandbox/proof.ts";
import type { Translate } from "#messages/message.ts";

/** What is tried on what. */
type ProofPaths = {
  readonly reproducers: string;
  readonly fixes: string;
  readonly controls: readonly string[];
  readonly works: string | undefined;
  readonly out: string | undefined;
};

const mostManifests = 10_000;

/** Runs the matrix and prints the groups as JSON; 0 where every cell decided, 3 where one did not or nothing could run. */
export async function proveSameness(paths: ProofPaths, run: SandboxRun): Promise<number> {
  const order = await readOrder(paths, run.t);
  return await withDriver(run.driver, async (first) => {
    const state = await first.examine();
    if (!state.ready) {
      run.io.write(
        `${JSON.stringify({ verdict: "not-run", reasons: ["no-sandbox"], missing: state.missing })}\n`,
      );
      return 3;
    }
    return await withLanes(first, run.driver, async (drivers) => await proveOn(order, drivers, paths, run));
  });
}

async function proveOn(
  order: ProofOrder,
  drivers: readonly OpenDriver[],
  { out }: ProofPaths,
  { io, t }: SandboxRun,
): Promise<number> {
  const since = performance.now();
  const tried = await runProof(order, drivers);
  if (!tried.ok) throw refusal(t("proofCommand.filesWrong"), tried.findings);
  const result = proofOf(tried.value);
  const document = {
    type: "bongsu.proof/1",
    at: new Date().toISOString(),
    driver: drivers[0]?.name,
    lanes: drivers.length,
    milliseconds: Math.round(performance.now() - since),
    reproducers: order.reproducers.map(({ name, manifestHash }) => ({ name, manifest: manifestHash })),
    controls: order.controls.map(buildRecord),
    fixes: order.fixes.map(buildRecord),
    ...result,
  };
  if (out !== undefined)
    await writeFile(
      out,
      `${printableJson(JSON.stringify({ ...document, cells: tried.value.cells }, null, 2))}\n`,
    );
  io.write(`${printableJson(JSON.stringify(document))}\n`);
  return isDecided(tried.value, result.unproved.length + result.open.length) ? 0 : 3;
}

function isDecided({ cells }: ProofTrial, open: number): boolean {
  return cells.length > 0 && open === 0;
}

function buildRecord({ name, subject }: ReadBuild): object {
  return { name, kind: subject.kind, sha256: subject.sha256 };
}

/** As many drivers as the machine has processors; the first one is there already. */
async function withLanes<T>(
  first: OpenDriver,
  name: string | undefined,
  work: (drivers: readonly OpenDriver[]) => Promise<T>,
  more = availableParallelism() - 1,
): Promise<T> {
  const open = async (drivers: readonly OpenDriver[]): Promise<T> =>
    drivers.length > more
      ? await work(drivers)
      : await withDriver(name ?? first.name, async (driver) => await open([...drivers, driver]));
  return await open([first]);
}

async function readOrder(
  { reproducers, fixes, controls, works }: ProofPaths,
  t: Translate,
): Promise<ProofOrder> {
  const cases: ProofOrder["reproducers"][number][] = [];
  for (const path of await manifestsIn(reproducers, "reproducer.json"))
    cases.push({ name: relative(reproducers, path), ...(await readManifestFile(path, t)) });
  return {
    reproducers: cases,
    controls: await readBuilds(controls, t),
    fixes: await readBuilds(await manifestsIn(fixes, "fix.json"), t),
    works: works === undefined ? null : await readManifestFile(works, t),
  };
}

async function readBuilds(paths: readonly string[], t: Translate): Promise<readonly ReadBuild[]> {
  const builds: ReadBuild[] = [];
  for (const path of paths) {
    const read = readFixBuild(await readFile(path));
    if (!read.ok) throw refusal(t("proofCommand.fixWrong", { path: printable(path) }), read.findings);
    if (builds.some(({ name }) => name === read.value.name))
      throw refusal(t("proofCommand.nameTwice", { name: printable(read.value.name) }), []);
    builds.push({ ...read.value, folder: dirname(path) });
  }
  return builds;
}

/** The manifests of a folder: those in it, and one a folder below it; in the order of their names. */
async function manifestsIn(folder: string, name: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name, name));
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
  return [...files.map((entry) => join(folder, entry.name)), ...folders].toSorted().slice(0, mostManifests);
}

function refusal(sentence: string, findings: readonly Finding[]): MessageRefusal {
  return new MessageRefusal("input-invalid", () => sentence, findings);
}
