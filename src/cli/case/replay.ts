/** `bongsu case replay`: what the machines make of a case's acts, one after the other, without a room. */
import { readFile } from "node:fs/promises";
import { readCaseScript, runCaseScript, type ScriptedAct } from "#core/coordination/case-script.ts";
import { readUnambiguousJson } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Translate } from "#messages/message.ts";

type ReplayOptions = { readonly json: boolean; readonly t: Translate };

/** Prints what came of every act; the exit code is 0, 1 where one was refused, 2 where the file cannot be read. */
export async function replayCase(path: string, { json, t }: ReplayOptions, io: Terminal): Promise<number> {
  const document = readUnambiguousJson(await readFile(path));
  const script = document.ok ? readCaseScript(document.value) : document;
  if (!script.ok) return unreadable(path, script.findings, io);
  const tried = runCaseScript(script.value);
  if (json) io.write(`${JSON.stringify(tried.map(jsonOf), null, 2)}\n`);
  else for (const [at, one] of tried.entries()) io.write(`${at + 1}  ${lineOf(one, t)}\n`);
  return Number(tried.some(({ outcome }) => !outcome.ok));
}

function unreadable(path: string, findings: readonly Finding[], io: Terminal): number {
  for (const { at, message } of findings) io.error(`bongsu case: ${path}${at}: ${message}\n`);
  return 2;
}

function jsonOf({ act, outcome }: ScriptedAct) {
  return outcome.ok
    ? { act, ok: true, steps: outcome.steps, embargo: outcome.after.embargo }
    : { act, ok: false, code: outcome.code };
}

function lineOf({ act, outcome }: ScriptedAct, t: Translate): string {
  const name = "act" in act ? `${act.kind} ${act.act}` : act.kind;
  if (!outcome.ok) return `${name} (${act.by}): ${t("caseCommand.refused", { code: outcome.code })}`;
  const steps = outcome.steps.map(({ machine, subject, from, to }) => {
    const about = subject === null ? machine : `${machine} ${subject}`;
    return `${about} ${from} → ${to}`;
  });
  return `${name} (${act.by}): ${steps.length === 0 ? t("caseCommand.recorded") : steps.join(", ")}`;
}
