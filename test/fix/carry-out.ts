/** Plans of `bongsu fix --plan` carried out on a real project: its commands by a shell, what is to be done by hand as the words say; then checked again. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { runCheck } from "#cli/check/check.ts";
import { runFix } from "#cli/fix/fix.ts";
import { runCommand } from "#test/kit/command/run-command.ts";

const run = promisify(execFile);

/** A step as a plan's JSON has it. */
type PlanStep = {
  readonly kind: "command" | "manual";
  readonly code?: string;
  readonly file?: string;
  readonly section?: string;
  readonly text?: string;
};

type Plan = {
  readonly changes: readonly {
    readonly how: string;
    readonly steps: readonly PlanStep[];
    readonly text: readonly string[];
  }[];
  readonly remaining: readonly unknown[];
};

/** A project, the tool that wrote its lists, and an advisory a package that is to be moved. */
export type FixScenario = {
  readonly name: string;
  /** The program without which the scenario is skipped. */
  readonly tool: string;
  readonly files: Readonly<Record<string, string>>;
  /** What makes the lists, each a line for a shell. */
  readonly prepare: readonly string[];
  /** OSV ecosystem, package, and the version that fixes it. */
  readonly advisories: readonly (readonly [ecosystem: string, name: string, fixed: string])[];
  readonly env?: Readonly<Record<string, string>>;
  /** The registry's own address and the one that stands for it in the lists that are checked: a package from elsewhere is not the advisory's. */
  readonly registry?: readonly [here: string, official: string];
};

/** What became of a scenario. */
export type FixOutcome = {
  readonly before: number;
  readonly after: number;
  readonly how: readonly string[];
  readonly steps: readonly string[];
  readonly folder: string;
};

/** Whether a program is there. */
export async function isInstalled(tool: string): Promise<boolean> {
  return await run("sh", ["-c", `command -v ${tool}`]).then(
    () => true,
    () => false,
  );
}

/** The environment without the settings of an npm that runs the tests: they would be those of the project's own npm too. */
function outsideNpm(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}

/** Makes the project, checks it, carries the plan out and checks it again. */
export async function carryOut({
  files,
  prepare,
  advisories,
  env = {},
  registry = ["\0", ""],
}: FixScenario): Promise<FixOutcome> {
  const root = await mkdtemp(join(tmpdir(), "bongsu-fix-"));
  const folder = join(root, "project");
  const feed = join(root, "feed.json");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(feed, JSON.stringify(advisories.map(advisory)));
  const shell = async (line: string): Promise<void> => {
    await run("sh", ["-c", line], {
      cwd: folder,
      env: { ...outsideNpm(), HOME: root, ...env },
      timeout: 120_000,
    });
  };
  for (const line of prepare) await shell(line);
  const before = await affectedIn(await listsOf(folder, registry), feed);
  const plan = JSON.parse(
    await output(runFix, ["--plan", await listsOf(folder, registry), "--feed", feed, "--format", "json"]),
  ) as Plan;
  const steps = lastOfEach(
    plan.changes.flatMap((one) =>
      one.steps.map((step, at) => ({ step, line: one.text.slice(-one.steps.length)[at] ?? "" })),
    ),
  );
  for (const { step, line } of steps) await (step.kind === "command" ? shell(line) : byHand(folder, step));
  const how = plan.changes.map((change) => change.how);
  return {
    before,
    after: await affectedIn(await listsOf(folder, registry), feed),
    how,
    steps: steps.map(({ line }) => line),
    folder,
  };
}

const listNames =
  /^(?:(?:package-lock|npm-shrinkwrap)\.json|(?:yarn|bun|uv|poetry|pdm|Pipfile|Cargo)\.lock|pnpm-lock\.yaml|go\.mod|pom\.xml|composer\.lock|requirements\.txt)$/;

/** A folder with the project's lists as they would be had they come from the official registry. */
async function listsOf(
  folder: string,
  [here, official]: readonly [here: string, official: string],
): Promise<string> {
  const copy = await mkdtemp(join(dirname(folder), "lists-"));
  for (const name of await readdir(folder)) {
    if (!listNames.test(name)) continue;
    const text = await readFile(join(folder, name), "utf8");
    await writeFile(join(copy, name), text.replaceAll(here, official));
  }
  return copy;
}

function lastOfEach<Step extends { readonly line: string }>(steps: readonly Step[]): readonly Step[] {
  return [...new Map(steps.toReversed().map((step) => [step.line, step])).values()].toReversed();
}

function advisory([ecosystem, name, fixed]: FixScenario["advisories"][number], at: number): unknown {
  const events = [{ introduced: "0" }, { fixed }];
  const affected = [{ package: { ecosystem, name }, ranges: [{ type: "ECOSYSTEM", events }] }];
  return {
    id: `DRILL-FIX-${at}`,
    modified: "2026-01-01T00:00:00Z",
    published: "2026-01-01T00:00:00Z",
    affected,
  };
}

async function byHand(folder: string, { code, file = "", section = "", text = "" }: PlanStep): Promise<void> {
  const path = join(folder, file);
  if (code === "add-override" && file === "package.json") {
    const manifest = JSON.parse(await readFile(path, "utf8")) as Record<string, Record<string, string>>;
    manifest[section] = { ...manifest[section], ...(JSON.parse(`{${text}}`) as Record<string, string>) };
    return await writeFile(path, JSON.stringify(manifest));
  }
  if (code === "add-override" && file === "pnpm-workspace.yaml")
    return await addUnder(path, `${section}:`, `  ${text}`);
  if (code === "add-override" && file === "pyproject.toml") return await addUnder(path, section, text);
  if (code === "edit-requirement") {
    const [name = ""] = text.split("==");
    const before = await readFile(path, "utf8");
    return await writeFile(path, before.replace(new RegExp(`^${name}\\b.*$`, "m"), text));
  }
  throw new Error(`nobody here does ${String(code)} in ${file}`);
}

/** Adds a line below a section's head, which is added first where it is missing. */
async function addUnder(path: string, head: string, line: string): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => "");
  const lines = before.split("\n");
  const at = lines.indexOf(head);
  if (at < 0) await writeFile(path, `${before}\n${head}\n${line}\n`);
  else await writeFile(path, lines.toSpliced(at + 1, 0, line).join("\n"));
}

async function affectedIn(folder: string, feed: string): Promise<number> {
  const said = JSON.parse(await output(runCheck, [folder, "--feed", feed, "--format", "json"])) as {
    readonly results: readonly { readonly verdict: string }[];
  };
  return said.results.filter(({ verdict }) => verdict === "affected").length;
}

async function output(command: typeof runFix, args: readonly string[]): Promise<string> {
  const around = { env: { LANG: "en" }, now: "2026-11-01T00:00:00.000Z" };
  return (await runCommand(command, args, around)).out;
}
