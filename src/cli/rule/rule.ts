/** `bongsu rule`: list and show rule packs, put a question to one, and check one that a policy officer wrote. */
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { packDocument } from "#core/rules/rule-pack/pack-document.ts";
import { packNamed, packs, procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { tables } from "#core/rules/tables/index.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, textIn, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { checkFile } from "#cli/rule/rule-check.ts";
import { evalLines, evalOnce, unknownPack } from "#cli/rule/rule-eval.ts";
import { type RuleIo, type RuleOptions } from "#cli/rule/rule-options.ts";
import { packText } from "#cli/rule/rule-text.ts";

const help: Help = [
  [
    "ruleCommand.usage.eval",
    "ruleCommand.usage.lines",
    "ruleCommand.usage.list",
    "ruleCommand.usage.show",
    "ruleCommand.usage.check",
  ],
  ["ruleCommand.eval"],
  ["ruleCommand.ownFile"],
  ["ruleCommand.check"],
  ["ruleCommand.exit"],
];

const badUsage = 2;

/** The options, for reading and completing them. */
export const ruleCommandOptions = {
  at: { type: "string" },
  format: { type: "string", default: "text" },
  ...commonOptions,
} as const;

/** Runs `bongsu rule …`; the exit code is 0, 1 for a pack with faults, or 2. */
export async function runRule(args: readonly string[], io: Terminal & RuleIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: ruleCommandOptions,
    rules: optionRules.rule,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  if (values.help) return printHelp(help, true, { io, t });
  const wish: RuleOptions = { t, json: values.format === "json", at: values.at ?? null };
  const [command = "", name, ...rest] = positionals;
  const formatted = values.format === "text" || wish.json;
  if (formatted && command === "eval" && name === "-" && rest.length === 0)
    return await evalLines(null, wish, io);
  if (formatted && command === "eval" && name !== undefined && rest.length === 1 && rest[0] === "-")
    return await evalLines(name, wish, io);
  if (formatted && command === "eval" && name !== undefined) return await evalOnce([name, ...rest], wish, io);
  if (formatted && command === "list" && name === undefined) return list(wish, io);
  if (formatted && rest.length === 0 && name !== undefined && command === "show") return show(name, wish, io);
  if (formatted && rest.length === 0 && name !== undefined && command === "check")
    return await checkFile(name, wish, io);
  return printHelp(help, false, { io, t });
}

function list({ json, t }: RuleOptions, io: RuleIo): number {
  const all = [...packs, ...procedures];
  if (json) {
    const heads = all.map((pack) => ({
      id: pack.id,
      version: pack.version,
      kind: "table" in pack ? "table" : "procedure",
      table: "table" in pack ? pack.table.id : null,
      name: pack.name,
      source: pack.source,
      effective: pack.effective,
      supersedes: pack.supersedes,
      unverified: pack.unverified,
    }));
    const shipped = tables.map(({ id, name, rows }) => ({ id, name, rows: rows.length }));
    io.write(`${JSON.stringify({ packs: heads, tables: shipped }, null, 2)}\n`);
    return 0;
  }
  for (const pack of all) {
    const open = pack.unverified.length;
    const mark = open === 0 ? "" : ` ${t("ruleCommand.openCount", { count: open })}`;
    io.write(`${referenceOf(pack).padEnd(36)} ${textIn(pack.name, t)}${mark}\n    ${pack.source}\n`);
  }
  for (const { id, name, rows } of tables) io.write(`${id.padEnd(36)} ${name} (${rows.length})\n`);
  return 0;
}

function show(name: string, { json, t }: RuleOptions, io: RuleIo): number {
  const pack = packNamed(name);
  if (pack === null) {
    io.error(`bongsu rule: ${unknownPack(name).message}\n`);
    return badUsage;
  }
  io.write(json ? `${JSON.stringify(packDocument(pack), null, 2)}\n` : packText(pack, t));
  return 0;
}
