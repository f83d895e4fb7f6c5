/**
 * Workflows of GitHub Actions and composite actions: the actions and workflows of others that their steps and jobs use. A tag gives the version, one
 * of fewer than three numbers what it may stand for. A commit gives none: the version in the comment behind it, which tools keep there, is compared
 * besides, so that it may accuse and never excuse. A local action whose file is read as a list of its own is taken out of what is missing by the search.
 */
import type { Component, Inventory } from "#core/inventory/component.ts";
import {
  inventoryBuilder,
  numberedLines,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { readYaml } from "#core/inventory/yaml.ts";
import { entriesOf, member } from "#core/input/json.ts";
import type { Parsed } from "#core/problem.ts";

/** `.github/workflows/*.yml` and `action.yml`. */
export const githubWorkflow: Reader = {
  name: "github-workflow",
  files: /(?:^|\/)(?:\.github\/workflows\/[^/]+|action)\.ya?ml$/,
  recognise: (path) => /(?:^|\/)(?:\.github\/workflows\/[^/]+|action)\.ya?ml$/.test(path),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const yaml = readYaml(text, options);
  if (!yaml.ok) return yaml;
  const gathering = inventoryBuilder("github-workflow", options);
  const lines = linesOf(text, gathering);
  for (const used of usedIn(yaml.value)) add(gathering, used, lines.get(used));
  for (const image of imagesIn(yaml.value)) gathering.leaveOut("", "source-unnamed", image);
  return gathering.done();
}

type UsingLine = { readonly at: string; readonly comment: string };

/** Where each action is used first, with the comment behind it. */
function linesOf(text: string, gathering: InventoryBuilder): ReadonlyMap<string, UsingLine> {
  const lines = new Map<string, UsingLine>();
  for (const [line, number] of numberedLines(text, gathering)) {
    const [, used, comment = ""] =
      /\buses\s*:\s*["']?([^\s"'#,}]{1,500})["']?\s*(?:#\s*(\S{0,100}))?/.exec(line) ?? [];
    if (used !== undefined && !lines.has(used)) lines.set(used, { at: `line ${number}`, comment });
  }
  return lines;
}

/** What jobs and steps use, each once. */
function usedIn(document: unknown): ReadonlySet<string> {
  const jobs = jobsOf(document);
  const users = [...jobs, ...[...jobs, member(document, "runs")].flatMap(stepsOf)];
  return new Set(users.flatMap((one) => textOf(merged(one, "uses"))));
}

function jobsOf(document: unknown): readonly unknown[] {
  return entriesOf(merged(document, "jobs")).map(([, job]) => job);
}

function stepsOf(job: unknown): readonly unknown[] {
  const steps = merged(job, "steps");
  return Array.isArray(steps) ? steps : [];
}

function textOf(value: unknown): readonly string[] {
  return typeof value === "string" && value !== "" ? [value] : [];
}

/** A member of a mapping, else of those that it merges (`<<`), each looked at once. */
function merged(value: unknown, key: string, seen: Set<unknown> = new Set()): unknown {
  if (seen.has(value) || seen.size > 100) return undefined;
  seen.add(value);
  const own = member(value, key);
  if (own !== undefined) return own;
  for (const one of [member(value, "<<")].flat()) {
    const found = one === undefined ? undefined : merged(one, key, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The images that jobs run in and beside, and a container action is: what is in them stands in none of these files. */
function imagesIn(document: unknown): ReadonlySet<string> {
  const containers = jobsOf(document).flatMap((job) => [
    merged(job, "container"),
    ...entriesOf(merged(job, "services")).map(([, service]) => service),
  ]);
  const images = containers.flatMap((one) => [...textOf(one), ...textOf(merged(one, "image"))]);
  return new Set([...images, ...textOf(merged(member(document, "runs"), "image"))]);
}

const action = /^([A-Za-z0-9][\w.-]{0,99}\/[\w.-]{1,100})(?:\/[^@]{1,300})?@(\S{1,300})$/;

function add(gathering: InventoryBuilder, used: string, line: UsingLine | undefined): void {
  const at = line?.at ?? "";
  if (used.startsWith("./")) return gathering.leaveOut(at, "include-missing", used);
  const [, name, ref = ""] = action.exec(used) ?? [];
  if (name === undefined) {
    gathering.leaveOut(at, used.startsWith("docker:") ? "source-unnamed" : "entry-unreadable", used);
    return;
  }
  const isCommit = /^[0-9a-f]{40,64}$/.test(ref);
  const known = { ecosystem: "GitHub Actions", name, at };
  if (isCommit) gathering.add({ ...known, version: null });
  const said = taggedVersion(isCommit ? (line?.comment ?? "") : ref);
  if (!isCommit || said.version !== null || said.requirement !== undefined)
    gathering.add({ ...known, ...said });
}

/** The version that a tag of three numbers is, or what one of fewer may stand for. */
function taggedVersion(tag: string): Pick<Component, "version" | "requirement"> {
  const numbers = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})$/.exec(tag)?.[1]?.split(".") ?? [];
  const isWhole = numbers.length === 3 || /^v?\d{1,9}(?:\.\d{1,9}){2}[-+][\w.+-]{1,100}$/.test(tag);
  if (isWhole) return { version: tag };
  const requirement = numbers.length === 0 ? undefined : requirementOf("npm", `${numbers.join(".")}.x`);
  return requirement === undefined ? { version: null } : { version: null, requirement };
}
