/** `bongsu advisory`: an advisory of one's own, judged and written in the formats that others read. Without a room and without a network. */
import { readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { cveOptions, runCve } from "#cli/advisory/cve/cve.ts";
import { exportTexts } from "#messages/render/publish/export-texts.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import type { Terminal } from "#cli/terminal.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";
import type { ExportFormat, ExportFrame } from "#core/publish/format/export-format.ts";
import { allExportFormats } from "#core/publish/format/index.ts";
import { lintAdvisory, requiredLanguages } from "#core/publish/lint-advisory.ts";
import { type OwnAdvisory, readOwnAdvisory } from "#core/publish/own-advisory.ts";
import { unsaidBy } from "#core/publish/read-back/index.ts";
import type { Translate } from "#messages/message.ts";
import { placeText } from "#messages/render/place.ts";
import { translatorOf } from "#messages/translators.ts";
import { advisoryHtml } from "#messages/render/publish/advisory-html.ts";

const help: Help = [
  ["advisoryCommand.usage.lint", "advisoryCommand.usage.export", "advisoryCommand.usage.cve"],
  [
    "advisoryCommand.optionFormat",
    "advisoryCommand.optionOut",
    "advisoryCommand.optionAddress",
    "advisoryCommand.optionLang",
    "advisoryCommand.cve.optionService",
    "advisoryCommand.cve.optionLedger",
    "advisoryCommand.cve.optionYear",
    "advisoryCommand.cve.optionReason",
  ],
  [
    "advisoryCommand.what",
    "advisoryCommand.cve.what",
    "advisoryCommand.exits",
    "advisoryCommand.cve.exits",
    "terminal.exportReplaces",
  ],
];

/** The options, for reading and completing them. */
export const advisoryOptions = {
  format: { type: "string" },
  out: { type: "string" },
  address: { type: "string" },
  ...cveOptions,
  ...commonOptions,
} as const;

/** What a run has around it. */
type AdvisoryRun = { readonly io: Terminal; readonly t: Translate; readonly version: string };

/** Runs `bongsu advisory`: 0; 1 where the record is not ready or the format cannot carry it. Throws refusals for what cannot be read. */
export async function runAdvisory(args: readonly string[], io: Terminal, version: string): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: advisoryOptions,
    rules: optionRules.advisory,
    env: io.env,
  });
  const around: AdvisoryRun = { io, t: translatorOfCommand(values, io.env), version };
  const [word, path, ...rest] = positionals;
  const { format, out, address } = values;
  if (word === "cve" && !values.help) {
    const asked = { ...around, now: new Date(), readRecord: recordIn };
    return (await runCve(positionals.slice(1), values, asked)) ?? printHelp(help, false, around);
  }
  const isWhole = !values.help && path !== undefined && rest.length === 0;
  if (isWhole && word === "lint") return lint(await recordIn(path), around);
  if (!isWhole || word !== "export" || format === undefined) return printHelp(help, values.help, around);
  if (format !== "html" && !allExportFormats.some(({ name }) => name === format))
    return printHelp(help, false, around);
  const record = await recordIn(path);
  const findings = lintAdvisory(record);
  if (findings.length > 0) {
    io.error(notReady(findings, around.t));
    return 1;
  }
  const written = writtenIn(format, record, { address: address ?? null, around });
  if (written === null) return 1;
  if (out === undefined) io.write(written);
  else await writeFileAtomically(out, new TextEncoder().encode(written));
  if (out !== undefined) io.error(`${around.t("advisoryCommand.written", { out, format })}\n`);
  return 0;
}

async function recordIn(path: string): Promise<OwnAdvisory> {
  const bytes = await readFileIfExists(path);
  if (bytes === null) throw new MessageRefusal("not-found", (t) => t("advisoryCommand.noFile", { path }));
  const json = readJsonBytes(bytes, true);
  const record = json.ok ? readOwnAdvisory(json.value) : json;
  if (record.ok) return record.value;
  const why = (t: Translate) => record.findings.map((one) => sentence(one, t)).join("; ");
  throw new MessageRefusal(
    "input-invalid",
    (t) => t("advisoryCommand.unreadable", { path, why: why(t) }),
    record.findings,
  );
}

/** Findings are what a lint is asked for: they stand on standard output, as those of every other lint. */
function lint(record: OwnAdvisory, { io, t }: AdvisoryRun): number {
  const findings = lintAdvisory(record);
  io.write(findings.length === 0 ? `${t("advisoryCommand.good")}\n` : notReady(findings, t));
  return findings.length === 0 ? 0 : 1;
}

function notReady(findings: readonly Finding[], t: Translate): string {
  const lines = findings.map((one) => `  ${sentence(one, t)}\n`);
  return `${t("advisoryCommand.notReady", { count: findings.length })}\n${lines.join("")}`;
}

function sentence({ at, code, message, about }: Finding, t: Translate): string {
  const text = t.find(`ownAdvisoryFinding.${code}`) ?? t.find(`finding.${code}`) ?? printable(message, 200);
  const place = at === "" ? "" : `${placeText(at, t)}: `;
  return `${place}${text}${about === undefined ? "" : `: ${printable(about, 120)}`}`;
}

function writtenIn(
  name: string,
  record: OwnAdvisory,
  { address, around }: { readonly address: string | null; readonly around: AdvisoryRun },
): string | null {
  const { io, t, version } = around;
  if (name === "html") return advisoryHtml(record, t);
  const format = allExportFormats.find((one) => one.name === name) as ExportFormat;
  const frameIn = (own: Translate): ExportFrame => ({
    texts: exportTexts(own),
    version,
    address,
    assigner: null,
  });
  const written = format.write(record, frameIn(format.language === null ? t : translatorOf(format.language)));
  if (written === null) {
    io.error(`${t(`advisoryCommand.needs.${format.needs ?? "product"}`, { format: name })}\n`);
    return null;
  }
  const languages = format.language === null ? requiredLanguages : [format.language];
  const omitted = unsaidBy(
    record,
    format,
    languages.map((language) => frameIn(translatorOf(language))),
  );
  if (omitted.length > 0)
    io.error(`${t("advisoryCommand.omitted", { format: name, places: omitted.join(", ") })}\n`);
  return `${JSON.stringify(written, null, 2)}\n`;
}
