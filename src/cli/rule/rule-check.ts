/** `bongsu rule check`: what is wrong with a rule pack in a file. */
import { readFile } from "node:fs/promises";
import type { RuleIo, RuleOptions } from "#cli/rule/rule-options.ts";
import type { Finding } from "#core/problem.ts";
import { checkPackDocument } from "#core/rules/rule-pack/pack-read.ts";

const largest = 10_000_000;

/** Prints every finding with its place; the exit code is 0, 1 with findings, 2 when the file is no JSON. */
export async function checkFile(path: string, { json, t }: RuleOptions, io: RuleIo): Promise<number> {
  const document = await readDocument(path);
  const findings = document.ok ? checkPackDocument(document.json) : [document.finding];
  if (json) io.write(`${JSON.stringify({ file: path, findings }, null, 2)}\n`);
  else
    for (const { at, code, message } of findings) io.write(`${at === "" ? "/" : at}\t${code}\t${message}\n`);
  if (!json && findings.length === 0) io.write(`${t("ruleCommand.sound")}\n`);
  return document.ok ? Number(findings.length > 0) : 2;
}

/** The JSON of a file, or what keeps it from being JSON; throws what the system says of a file that cannot be read. */
export async function readDocument(path: string): Promise<RuleDocument> {
  return parse(await readFile(path, "utf8"));
}

type RuleDocument =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly finding: Finding };

function parse(text: string): RuleDocument {
  if (text.length > largest)
    return { ok: false, finding: { at: "", code: "too-large", message: `More than ${largest} characters.` } };
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 200) : "Not JSON.";
    return { ok: false, finding: { at: "", code: "json-unreadable", message } };
  }
}
