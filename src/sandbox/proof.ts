/** The matrix of a proof: every reproducer on every control, then on every fixed build, on as many lanes as the machine has. Each file is staged once; a cell is a run with another build in its place. */
import { join } from "node:path";
import type { FixBuild } from "#core/reproducer/fix-build.ts";
import type { ReproducerManifest } from "#core/reproducer/manifest.ts";
import type { Observation } from "#core/reproducer/observation.ts";
import { type ProofCell, type ProofTrial, runsForSilence } from "#core/reproducer/proof.ts";
import { type Reproduction, verdictOf } from "#core/reproducer/verdict.ts";
import type { OpenDriver } from "#sandbox/driver.ts";
import { bareOrderOf, type ReadReproducer } from "#sandbox/reproduce.ts";
import { type StagedReproducer, stageReproducer } from "#sandbox/stage.ts";
import { type Parsed, parsed } from "#core/problem.ts";

/** A build with where its manifest lies. */
export type ReadBuild = FixBuild & { readonly folder: string };

/** What a proof is asked of: reproducers by name; builds; a reproducer of what must still work, if there is one. */
export type ProofOrder = {
  readonly reproducers: readonly (ReadReproducer & { readonly name: string })[];
  readonly controls: readonly ReadBuild[];
  readonly fixes: readonly ReadBuild[];
  readonly works: ReadReproducer | null;
};

type StagedBuild = {
  readonly name: string;
  readonly kind: FixBuild["subject"]["kind"];
  readonly staged: StagedReproducer;
  readonly path: string;
};
type StagedCase = {
  readonly name: string;
  readonly manifest: ReproducerManifest;
  readonly staged: StagedReproducer;
};

/** Runs the matrix on drivers that are ready, one lane each. */
export async function runProof(
  order: ProofOrder,
  drivers: readonly OpenDriver[],
): Promise<Parsed<ProofTrial>> {
  const open: StagedReproducer[] = [];
  try {
    const staged = await stageAll(order, open);
    return staged.ok ? parsed(await matrix(staged.value, drivers)) : staged;
  } finally {
    for (const one of open) one.close();
  }
}

type StagedProof = {
  readonly cases: readonly StagedCase[];
  readonly works: StagedCase | null;
  readonly controls: readonly StagedBuild[];
  readonly fixes: readonly StagedBuild[];
};

async function stageAll(order: ProofOrder, open: StagedReproducer[]): Promise<Parsed<StagedProof>> {
  const findings: { at: string; code: string; message: string }[] = [];
  const stage = async (
    manifest: Pick<ReproducerManifest, "subject" | "files">,
    folder: string,
    name: string,
  ) => {
    const staged = await stageReproducer(manifest, folder);
    if (staged.ok) open.push(staged.value);
    else findings.push(...staged.findings.map((one) => ({ ...one, about: name })));
    return staged.ok ? staged.value : null;
  };
  const cases: StagedCase[] = [];
  for (const { name, manifest, folder } of order.reproducers) {
    const staged = await stage(manifest, folder, name);
    if (staged !== null) cases.push({ name, manifest, staged });
  }
  const builds = async (of: readonly ReadBuild[]): Promise<readonly StagedBuild[]> => {
    const all: StagedBuild[] = [];
    for (const { name, subject, folder } of of) {
      const staged = await stage({ subject, files: [] }, folder, name);
      if (staged !== null) all.push({ name, kind: subject.kind, staged, path: subject.path });
    }
    return all;
  };
  const [controls, fixes] = [await builds(order.controls), await builds(order.fixes)];
  const { works: asked } = order;
  const worksStaged = asked === null ? null : await stage(asked.manifest, asked.folder, "works");
  const works =
    asked === null || worksStaged === null
      ? null
      : { name: "works", manifest: asked.manifest, staged: worksStaged };
  return findings.length > 0 ? { ok: false, findings } : parsed({ cases, works, controls, fixes });
}

async function matrix(proof: StagedProof, drivers: readonly OpenDriver[]): Promise<ProofTrial> {
  const { cases, works, controls, fixes } = proof;
  const working = new Map<string, boolean>();
  const builds = [...controls, ...fixes];
  if (works !== null)
    await eachOnLanes(builds, drivers, async (build, driver) => {
      const { verdict } = await cellOf(works, build, { driver, runs: works.manifest.runs, endAtOnce: false });
      working.set(build.name, verdict === "reproduced");
    });
  const cells: ProofCell[] = [];
  const shown = new Map<string, Reproduction[]>();
  await eachOnLanes(pairs(cases, controls), drivers, async ([one, build], driver) => {
    const reproduction = await cellOf(one, build, { driver, runs: one.manifest.runs, endAtOnce: false });
    shown.set(one.name, [...(shown.get(one.name) ?? []), reproduction]);
    cells.push({ reproducer: one.name, build: build.name, reproduction });
  });
  const proved = cases.filter(
    ({ name }) => shown.get(name)?.every(({ verdict }) => verdict === "reproduced") === true,
  );
  await eachOnLanes(pairs(proved, fixes), drivers, async ([one, build], driver) => {
    const runs = runsForSilence(one.manifest.runs, shown.get(one.name) ?? []);
    const reproduction = await cellOf(one, build, { driver, runs, endAtOnce: true });
    cells.push({ reproducer: one.name, build: build.name, reproduction });
  });
  const names = (list: readonly { readonly name: string }[]): readonly string[] =>
    list.map(({ name }) => name);
  return { reproducers: names(cases), controls: names(controls), fixes: names(fixes), works: working, cells };
}

function pairs(
  cases: readonly StagedCase[],
  builds: readonly StagedBuild[],
): readonly (readonly [StagedCase, StagedBuild])[] {
  return cases.flatMap((one) => builds.map((build) => [one, build] as const));
}

/** Work on each, a lane taking the next one when it is free. */
async function eachOnLanes<T>(
  all: readonly T[],
  drivers: readonly OpenDriver[],
  work: (one: T, driver: OpenDriver) => Promise<void>,
): Promise<void> {
  const queue = all.values();
  await Promise.all(
    drivers.map(async (driver) => {
      for (const one of queue) await work(one, driver);
    }),
  );
}

type CellRuns = { readonly driver: OpenDriver; readonly runs: number; readonly endAtOnce: boolean };

async function cellOf(
  one: StagedCase,
  build: StagedBuild,
  { driver, runs, endAtOnce }: CellRuns,
): Promise<Reproduction> {
  const { manifest, staged } = one;
  const isSameKind = (manifest.subject.kind === "binary") === (build.kind === "binary");
  if (!isSameKind)
    return { verdict: "inconclusive", seen: 0, runs, needed: 1, reasons: ["subject-unreadable"] };
  const plain = bareOrderOf(manifest, staged);
  const order =
    build.kind === "binary"
      ? { ...plain, instead: { file: join(build.staged.inputs, build.path), path: manifest.subject.path } }
      : { ...plain, root: build.staged.root };
  const needed = endAtOnce ? 1 : Math.min(manifest.needed, runs);
  const asked = { expect: manifest.expect, runs, needed };
  const observed: Observation[] = [];
  for (let count = 0; count < runs; count++) {
    observed.push(await driver.run(order));
    const { verdict } = verdictOf({ ...asked, runs: observed.length }, observed);
    if (verdict === "unsafe" || (endAtOnce && verdict === "reproduced")) break;
  }
  return verdictOf({ ...asked, runs: observed.length }, observed);
}
