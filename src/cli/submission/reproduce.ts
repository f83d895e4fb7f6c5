/** `bongsu report reproduce`: runs a reproducer in a sandbox of this machine and says what was seen; `report sandbox`: what this machine has for that. No room is needed. */
import { hash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Terminal } from "#cli/terminal.ts";
import { printableJson, printable } from "#core/input/printable.ts";
import type { ReproductionEvidence } from "#core/reproducer/evidence.ts";
import { readReproducer } from "#core/reproducer/manifest.ts";
import type { Reproduction } from "#core/reproducer/verdict.ts";
import { usualSetting } from "#sandbox/bubblewrap/lane.ts";
import type { OpenDriver, SandboxState } from "#sandbox/driver.ts";
import { driverNames, openDriver } from "#sandbox/drivers.ts";
import { reproduce, type ReadReproducer } from "#sandbox/reproduce.ts";
import type { Translate } from "#messages/message.ts";

/** What the words of `report` that use a sandbox are given. */
export type SandboxRun = {
  readonly io: Terminal;
  readonly t: Translate;
  /** The driver that is asked for; none: the first that this machine has. */
  readonly driver: string | undefined;
};

/** 0 reproduced, 1 not reproduced, 3 for whatever a person should look at: inconclusive, unsafe, not run. */
function exitStatusOf({ verdict }: Pick<Reproduction, "verdict">): number {
  if (verdict === "reproduced") return 0;
  return verdict === "not-reproduced" ? 1 : 3;
}

/** Runs the reproducer of a manifest and prints its verdict as JSON. Throws refusals for what cannot be read. */
export async function reproduceManifest(
  path: string,
  out: string | undefined,
  run: SandboxRun,
): Promise<number> {
  const reproducer = await readManifestFile(path, run.t);
  return await withDriver(run.driver, async (driver) => {
    const evidence = await reproduce(reproducer, driver, { at: new Date().toISOString() });
    const text = `${printableJson(JSON.stringify(evidence, null, 2))}\n`;
    if (out !== undefined) await writeFile(out, text);
    run.io.write(`${printableJson(JSON.stringify(summaryOf(evidence, out === undefined ? null : text)))}\n`);
    return exitStatusOf(evidence);
  });
}

function summaryOf(evidence: ReproductionEvidence, text: string | null): object {
  const { verdict, seen, runs, needed, reasons, sandbox, crash, detail } = evidence;
  return {
    verdict,
    seen,
    runs,
    needed,
    reasons,
    driver: sandbox.driver,
    crash,
    ...(detail === null ? {} : { detail }),
    ...(text === null ? {} : { evidence: hash("sha256", text) }),
  };
}

/** The reproducer of a manifest's file. */
export async function readManifestFile(path: string, t: Translate): Promise<ReadReproducer> {
  const bytes = await readFile(path);
  const read = readReproducer(bytes);
  if (read.ok) return { manifest: read.value, manifestHash: hash("sha256", bytes), folder: dirname(path) };
  const sentence = t("reproduceCommand.manifestWrong", { path: printable(path) });
  throw new MessageRefusal("input-invalid", () => sentence, read.findings);
}

/** Opens the driver that is asked for, else the first that is ready, else the first; closes it after the work. */
export async function withDriver<T>(
  name: string | undefined,
  work: (driver: OpenDriver) => Promise<T>,
): Promise<T> {
  const driver = await chosenDriver(name);
  try {
    return await work(driver);
  } finally {
    driver.close();
  }
}

async function chosenDriver(name: string | undefined): Promise<OpenDriver> {
  const asked = driverNames.find((one) => one === name);
  if (name !== undefined && asked === undefined)
    throw new MessageRefusal("input-invalid", (t) =>
      t("reproduceCommand.driverUnknown", { driver: printable(name, 40), drivers: driverNames.join(", ") }),
    );
  if (asked !== undefined) return openDriver(asked, usualSetting);
  const opened: OpenDriver[] = [];
  for (const one of driverNames) {
    const driver = openDriver(one, usualSetting);
    opened.push(driver);
    if ((await driver.examine()).ready) return driver;
    driver.close();
  }
  return opened[0] ?? failNoDriver();
}

function failNoDriver(): never {
  throw new MessageRefusal("unsupported", (t) => t("reproduceCommand.noDriver"));
}

/** Prints what this machine has for running reproducers; 0 where one kind is ready, else 3. */
export async function showSandbox(json: boolean, { io, t, driver }: SandboxRun): Promise<number> {
  const names = driver === undefined ? driverNames : driverNames.filter((one) => one === driver);
  const states: SandboxState[] = [];
  for (const name of names) states.push(await withDriver(name, async (one) => await one.examine()));
  io.write(
    json
      ? `${JSON.stringify({ drivers: states }, null, 2)}\n`
      : states.map((one) => stateText(one, t)).join(""),
  );
  return states.some(({ ready }) => ready) ? 0 : 3;
}

function stateText({ driver, ready, missing, substituted, detail }: SandboxState, t: Translate): string {
  const head = t(ready ? "reproduceCommand.ready" : "reproduceCommand.notReady", { driver });
  const lines = [
    ...missing.map((part) => t("reproduceCommand.missing", { part: t(`sandboxPart.${part}`) })),
    ...substituted.map((part) => t("reproduceCommand.substituted", { part: t(`sandboxPart.${part}`) })),
    ...(detail === "" ? [] : [printable(detail)]),
  ];
  return `${[head, ...lines.map((line) => `  ${line}`)].join("\n")}\n`;
}
