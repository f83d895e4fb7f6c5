/** `bongsu facts`: says of the own assets what rule packs decide on; asks on a terminal, or takes it as words. Everything stays in the agent's folder. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { resolve } from "node:path";
import { readAssetFacts, writeAssetFacts } from "#agent/home/asset-facts.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { askFacts, type LinePrompt } from "#cli/task/facts-prompt.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import {
  everyAsset,
  memberNamed,
  readAssetAssignments,
  withoutAssetStatement,
  withAssetStatement,
} from "#core/asset/edit-asset-facts.ts";
import {
  assetFactNames,
  type AssetFactsFile,
  assetFactsFileJson,
  type AssetStatement,
} from "#core/asset/asset-facts-file.ts";
import { readWindow } from "#core/asset/patch-window.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine, findingText } from "#messages/render/finding.ts";
import { factValueText, patchWindowText } from "#messages/render/asset-fact.ts";

/** What `facts` is given; `question` asks for a line, `null` where nobody can be asked. */
export type FactsIo = Terminal & { readonly question: LinePrompt | null };

const help: Help = [
  [
    "factsCommand.usage.ask",
    "bongsu facts list [--format table|json]",
    "factsCommand.usage.set",
    "factsCommand.usage.unset",
  ],
  ["factsCommand.what"],
  ["factsCommand.asset"],
  [
    "factsCommand.option.exposed",
    "factsCommand.option.highValue",
    "factsCommand.option.humanImpact",
    "  asset-class=internal|office|online",
    "  supported=yes|no  compromised=yes|no",
    "factsCommand.option.controls",
    "factsCommand.option.patchWindow",
    "terminal.option.lang",
  ],
  [
    "  bongsu facts set default exposed=no",
    '  bongsu facts set /srv/web exposed=yes high-value=yes patch-window="sat 02:00-06:00"',
    "  bongsu facts set org id=o-1 tier=major sector=finance domain=private region=D01 criticalInfrastructure=no size=500",
  ],
];

/** The options, for reading and completing them. */
export const factsOptions = {
  dir: { type: "string" },
  format: { type: "string", default: "table" },
  ...commonOptions,
} as const;

/** Runs `bongsu facts`; the exit code is 0, or 2 where it was not told what to do. Throws refusals. */
export async function runFacts(args: readonly string[], io: FactsIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: factsOptions,
    rules: optionRules.facts,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const [act = "ask", asset, ...words] = positionals;
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  const lacking = (act === "set" && words.length === 0) || (act === "unset" && asset === undefined);
  if (values.help || dir === undefined || lacking || !["ask", "list", "set", "unset"].includes(act))
    return printHelp(help, values.help, { io, t });
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const { facts, findings } = await readAssetFacts(home);
    for (const finding of findings) io.error(`${findingLine(finding, t)}\n`);
    if (act === "list") {
      io.write(
        values.format === "json"
          ? `${JSON.stringify(assetFactsFileJson(facts), null, 2)}\n`
          : listed(facts, t),
      );
      return 0;
    }
    if (act === "ask") return await askFacts({ home, facts, t }, io);
    const name = assetNamed(asset ?? "");
    await writeAssetFacts(
      home,
      act === "set" ? await changed(facts, name, words) : taken(facts, name, words),
    );
    return 0;
  });
}

/** A path is kept absolute; a name without `/` is a host's, or one of the two reserved words. */
function assetNamed(written: string): string {
  return written.includes("/") ? resolve(written) : written;
}

async function changed(
  facts: AssetFactsFile,
  asset: string,
  words: readonly string[],
): Promise<AssetFactsFile> {
  if (asset === "org") return { ...facts, org: await readOrg(words) };
  const said = readAssetAssignments(words);
  if (!said.ok) throw refusal(said.findings);
  return withAssetStatement(facts, asset, said.value);
}

function taken(facts: AssetFactsFile, asset: string, words: readonly string[]): AssetFactsFile {
  if (asset === "org") {
    const { org: _org, ...rest } = facts;
    return rest;
  }
  const findings: Finding[] = [];
  const names = words.flatMap((word) => memberNamed(word, findings) ?? []);
  if (findings.length > 0) throw refusal(findings);
  return withoutAssetStatement(facts, asset, names);
}

async function readOrg(words: readonly string[]): Promise<unknown> {
  const entries = words.map((word) => {
    const [name = "", value = ""] = word.split("=", 2);
    if (name === "criticalInfrastructure") return [name, value === "yes" || value === "true"] as const;
    return [name, name === "size" ? Number(value) : value] as const;
  });
  const { organizationOf } = await import("#agent/check/addressed-directives.ts");
  return organizationOf(Object.fromEntries(entries));
}

function refusal(findings: readonly Finding[]): Refusal {
  return new MessageRefusal(
    "input-invalid",
    (t) =>
      findings
        .map((finding) => `${printable(finding.at.replace(/^\//, ""), 80)}: ${findingText(finding, t)}`)
        .join(" "),
    findings,
  );
}

function listed(facts: AssetFactsFile, t: Translate): string {
  const all = [{ asset: everyAsset, ...facts.default }, ...facts.assets];
  const org = facts.org === undefined ? [] : [`org\n  ${printable(JSON.stringify(facts.org), 500)}`];
  const blocks = all.flatMap((one) => {
    const lines = statementLines(one, t);
    return lines.length === 0
      ? []
      : [[printable(one.asset, 300), ...lines.map((line) => `  ${line}`)].join("\n")];
  });
  return blocks.length + org.length === 0
    ? `${t("factsCommand.nothing")}\n`
    : `${[...blocks, ...org].join("\n")}\n`;
}

function statementLines({ facts, controls, patchWindow }: AssetStatement, t: Translate): readonly string[] {
  const window = patchWindow === undefined ? null : readWindow(patchWindow);
  return [
    ...assetFactNames.flatMap((fact) => {
      const value = facts[fact];
      return value === undefined ? [] : [`${t(`asset.name.${fact}`)}: ${factValueText(fact, value, t)}`];
    }),
    ...(controls === undefined
      ? []
      : [t("factsCommand.controls", { controls: printable(controls.join(", "), 300) })]),
    ...(window === null ? [] : [t("factsCommand.patchWindow", { window: patchWindowText(window, t) })]),
  ];
}
