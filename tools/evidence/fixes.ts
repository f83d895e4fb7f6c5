/** Plans carried out by every package manager that is installed here: rows before and after, and which managers are not here. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carryOut, type FixOutcome, type FixScenario, isInstalled } from "#test/fix/carry-out.ts";
import { writeCargoRegistry } from "#test/fix/cargo-registry.ts";
import { writeGoProxy } from "#test/fix/go-proxy.ts";
import { npmRegistry } from "#test/fix/npm-registry.ts";
import { pythonIndex } from "#test/fix/python-index.ts";
import {
  cargoScenario,
  crates,
  distributions,
  goModules,
  goScenario,
  nodeScenarios,
  npmPackages,
  otherScenarios,
  pythonScenarios,
} from "#test/fix/scenarios.ts";

/** One line a package manager. */
export async function fixEvidence(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "bongsu-fixes-"));
  const registry = await npmRegistry(npmPackages);
  const index = await pythonIndex(distributions);
  await writeGoProxy(join(root, "go", "proxy"), goModules);
  await writeCargoRegistry(join(root, "cargo", "registry"), crates);
  const scenarios = [
    ...nodeScenarios(registry.url),
    ...pythonScenarios(index.url),
    goScenario(join(root, "go", "proxy")),
    cargoScenario(join(root, "cargo", "registry")),
    ...otherScenarios,
  ];
  const lines: string[] = [];
  try {
    for (const scenario of scenarios) lines.push(await lineOf(scenario));
  } finally {
    await registry.close();
    await index.close();
  }
  return lines.join("\n");
}

async function lineOf(scenario: FixScenario): Promise<string> {
  if (!(await isInstalled(scenario.tool))) return `${scenario.name}: not here`;
  try {
    return told(scenario.name, await carryOut(scenario));
  } catch (error) {
    return `${scenario.name}: failed: ${String((error as { stderr?: string }).stderr ?? error).slice(0, 600)}`;
  }
}

function told(name: string, { before, after, steps }: FixOutcome): string {
  return [`${name}: ${before} rows before, ${after} after`, ...steps.map((step) => `  ${step}`)].join("\n");
}
