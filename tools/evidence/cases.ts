/** Evidence over the cases of the shared folder: each list and feed through the real command, beside what its `expected.txt` says is right. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import {
  type CheckJson,
  type ExpectedVerdict,
  shortfallsOf,
  type VerdictTruth,
} from "#test/kit/report/verdict-truth.ts";
import { type EndedProcess, runCommand } from "../run-program.ts";
import { plainTable } from "./table.ts";

const program = resolve(import.meta.dirname, "../../src/main.ts");
const shared = resolve(import.meta.dirname, "../../../shared/cases");

/** The section as text: a row for each case that falls short, and how many do. Lines of `expected.txt` that are prose are counted, for people to read. */
export async function caseEvidence(): Promise<string> {
  if (!existsSync(shared)) return "The shared cases are not beside this checkout; nothing was run.";
  const tools = mkdtempSync(join(tmpdir(), "bongsu-cases-"));
  try {
    const shim = join(tools, "bongsu");
    writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(shim, 0o755);
    const names = readdirSync(shared).filter((name) => existsSync(join(shared, name, "command")));
    const rows: { case: string; "falls short": string }[] = [];
    let prose = 0;
    for (const name of names) {
      const { truth, unread } = readExpected(readFileSync(join(shared, name, "expected.txt"), "utf8"));
      prose += unread.length;
      for (const fault of await faultsOf(join(shared, name), truth, tools))
        rows.push({ case: name, "falls short": fault });
    }
    const short = new Set(rows.map((row) => row.case)).size;
    const summary = `${names.length} cases, ${names.length - short} right, ${short} fall short; ${prose} lines are prose.`;
    return rows.length === 0 ? summary : `${plainTable(rows)}\n\n${summary}`;
  } finally {
    rmSync(tools, { recursive: true, force: true });
  }
}

async function faultsOf(folder: string, truth: VerdictTruth, tools: string): Promise<readonly string[]> {
  const command = readFileSync(join(folder, "command"), "utf8").trim();
  const isPlainCheck = command.startsWith("bongsu check") && !command.includes("--format");
  const listed = isPlainCheck && truth.verdicts.length > 0 ? await run(asJson(command), folder, tools) : null;
  const isRead = listed === null || truth.says.length + truth.never.length > 0;
  const shown = isRead ? await run(command, folder, tools) : null;
  const json = listed === null ? null : jsonOf(listed.out);
  const known = json === null ? { ...truth, verdicts: [] } : truth;
  const code = (shown ?? listed)?.code ?? null;
  const text = shown === null ? "" : shown.out + shown.err;
  return shortfallsOf(known, { code, text, json: json ?? { results: [] } });
}

function asJson(command: string): string {
  return command.includes(" < ") ? command.replace(" < ", " --format json < ") : `${command} --format json`;
}

function jsonOf(text: string): CheckJson | null {
  try {
    return JSON.parse(text) as CheckJson;
  } catch {
    return null;
  }
}

/** Reads the block behind `exit`: verdicts, what is said and never said. Other lines are for people. */
function readExpected(text: string): { readonly truth: VerdictTruth; readonly unread: readonly string[] } {
  const [first = "", ...rest] = (text.split("\n\n")[0] ?? "").split("\n");
  const exits = (first.match(/\d+/g) ?? []).map(Number);
  const truth = { exits, verdicts: [] as ExpectedVerdict[], says: [] as string[], never: [] as string[] };
  const unread: string[] = [];
  for (const line of rest.map((one) => one.trim())) {
    const verdict = verdictOf(line);
    if (verdict !== null) truth.verdicts.push(verdict);
    else if (line.startsWith("the answer says: ")) truth.says.push(line.slice(17));
    else if (line.startsWith("never printed: ")) truth.never.push(unescaped(line.slice(15)));
    else if (line !== "") unread.push(line);
  }
  return { truth, unread };
}

function unescaped(words: string): string {
  return words
    .replaceAll("ESC", "\u001b")
    .replaceAll(/U\+([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const wordings: Readonly<Record<string, readonly string[]>> = {
  affected: ["affected"],
  unknown: ["unknown"],
  "not affected": ["not_affected"],
  "no row": ["none"],
  "anything but affected": ["unknown", "not_affected", "none"],
  "affected or unknown": ["affected", "unknown"],
  "affected or unknown, never silence": ["affected", "unknown"],
};

function verdictOf(line: string): ExpectedVerdict | null {
  const found = /^(\S.*?)(?: \(([^)]*)\))?(?: (\d\S*))?\s?(?: \(([^)]*)\))?: (.+?)(?: by (\S+))?$/.exec(line);
  const verdicts = wordings[found?.[5] ?? ""];
  if (found === null || verdicts === undefined) return null;
  const [, name = "", before, version, after, , by] = found;
  const within = before ?? after;
  return {
    name,
    verdicts,
    ...(within === undefined ? {} : { within }),
    ...(version === undefined ? {} : { version }),
    ...(by === undefined ? {} : { by }),
  };
}

async function run(command: string, cwd: string, tools: string): Promise<EndedProcess> {
  const path = `${tools}${delimiter}${process.env["PATH"] ?? ""}`;
  return await runCommand("bash", ["-o", "pipefail", "-c", command], {
    cwd,
    env: { PATH: path, NO_COLOR: "1" },
  });
}
