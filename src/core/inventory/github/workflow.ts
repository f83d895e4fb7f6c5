/**
 * Workflows of GitHub Actions and composite actions: the actions and workflows of others that their steps and jobs use. A tag gives the version, one
 * of fewer than three numbers what it may stand for; a commit gives none, but for the version in the comment behind it, which tools keep there.
 */
import type { Inventory } from "#core/inventory/component.ts";
import {
  inventoryBuilder,
  numberedLines,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { readYaml } from "#core/inventory/yaml.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
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
  const jobs = entriesOf(member(document, "jobs")).map(([, job]) => job);
  const users = [...jobs, ...[...jobs, member(document, "runs")].flatMap((one) => listMember(one, "steps"))];
  return new Set(users.flatMap((one) => textMember(one, "uses") ?? []));
}

const action = /^([A-Za-z0-9][\w.-]{0,99}\/[\w.-]{1,100})(?:\/[^@]{1,300})?@(\S{1,300})$/;

function add(gathering: InventoryBuilder, used: string, line: UsingLine | undefined): void {
  if (used.startsWith("./")) return;
  const at = line?.at ?? "";
  const [, name, ref = ""] = action.exec(used) ?? [];
  if (name === undefined) {
    gathering.leaveOut(at, used.startsWith("docker:") ? "source-unnamed" : "entry-unreadable", used);
    return;
  }
  const isCommit = /^[0-9a-f]{40,64}$/.test(ref);
  const tag = isCommit ? (line?.comment ?? "") : ref;
  const numbers = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})$/.exec(tag)?.[1]?.split(".") ?? [];
  const isWhole = numbers.length === 3 || /^v?\d{1,9}(?:\.\d{1,9}){2}[-+][\w.+-]{1,100}$/.test(tag);
  gathering.add({
    ecosystem: "GitHub Actions",
    name,
    version: isWhole ? tag : null,
    at,
    requirement: isWhole || numbers.length === 0 ? undefined : requirementOf("npm", `${numbers.join(".")}.x`),
  });
}
