/** `bongsu report`: reports of flaws, read, compared and proved on one's own machine. A word of it is a line in the table; its code is loaded when it is asked for. */
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import type { ReportIo } from "#cli/submission/report-word.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Translate } from "#messages/message.ts";

const help: Help = [
  [
    "reportCommand.usage.parse",
    "reportCommand.usage.lint",
    "sameCommand.usage",
    "reproduceCommand.usage",
    "proofCommand.usage",
    "plausibleCommand.usage",
    "submitCommand.usage",
    "submitCommand.usageStatus",
    "reproduceCommand.usageSandbox",
  ],
  [
    "reportCommand.option.hangs",
    "reportCommand.option.fuzzTarget",
    "reportCommand.option.format",
    "reproduceCommand.optionOut",
    "terminal.option.force",
    "reproduceCommand.optionDriver",
    "proofCommand.optionFixes",
    "proofCommand.optionControl",
    "proofCommand.optionWorks",
    "plausibleCommand.optionSource",
    "submitCommand.optionRoom",
    "submitCommand.optionToken",
    "submitCommand.optionWords",
    "submitCommand.optionDir",
    "terminal.option.lang",
  ],
  ["reportCommand.what.parse", "reportCommand.exit.parse"],
  ["reportCommand.what.lint", "reportCommand.exit.lint"],
  ["sameCommand.what", "sameCommand.exits"],
  ["reproduceCommand.what", "reproduceCommand.exits"],
  ["proofCommand.what", "proofCommand.exits"],
  ["plausibleCommand.what", "plausibleCommand.exits"],
  ["submitCommand.what", "submitCommand.whatStatus", "submitCommand.exits"],
];

/** The options, for reading and completing them. */
export const reportOptions = {
  hangs: { type: "boolean", default: false },
  "fuzz-target": { type: "string" },
  out: { type: "string" },
  ...forceOption,
  driver: { type: "string" },
  reproducers: { type: "string" },
  fixes: { type: "string" },
  control: { type: "string", multiple: true },
  works: { type: "string" },
  source: { type: "string", multiple: true },
  format: { type: "string", default: "table" },
  room: { type: "string" },
  "token-file": { type: "string" },
  "words-file": { type: "string" },
  dir: { type: "string" },
  ...commonOptions,
} as const;

type ReportValues = ReturnType<typeof readReportArguments>["values"];

function readReportArguments(args: readonly string[], env: Terminal["env"]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: reportOptions,
    rules: optionRules.report,
    env,
  });
}

/** What a word is given. */
type ReportRun = { readonly io: ReportIo; readonly t: Translate; readonly values: ReportValues };

/** A word of the command: runs it, or says by `null` that the paths are not those it needs. */
type ReportWord = (paths: readonly string[], run: ReportRun) => Promise<number | null>;

const words: Readonly<Record<string, ReportWord>> = {
  parse: async (paths, { values, io, t }) =>
    paths.length === 0
      ? null
      : await (await import("#cli/submission/parse.ts")).parseReports(paths, { options: values, io, t }),
  lint: async (paths, { values, io, t }) =>
    paths.length === 0
      ? null
      : await (await import("#cli/submission/lint.ts")).lintReports(paths, { options: values, io, t }),
  same: async ([first, second, more], { values, io, t }) =>
    first === undefined || second === undefined || more !== undefined
      ? null
      : await (
          await import("#cli/submission/same.ts")
        ).sameReports(first, second, { options: values, io, t }),
  reproduce: async ([path, more], { values, ...run }) =>
    path === undefined || more !== undefined
      ? null
      : await (
          await import("#cli/submission/reproduce.ts")
        ).reproduceManifest(path, values.out, {
          ...run,
          driver: values.driver,
        }),
  proof: async ([more], { values, ...run }) => {
    const { reproducers, fixes, control: controls = [], works, out, driver } = values;
    return more !== undefined || reproducers === undefined || fixes === undefined || controls.length === 0
      ? null
      : await (
          await import("#cli/submission/proof.ts")
        ).proveSameness({ reproducers, fixes, controls, works, out }, { ...run, driver });
  },
  plausible: async ([report, more], { values, io }) =>
    report === undefined || more !== undefined || values.source === undefined
      ? null
      : await (
          await import("#cli/submission/plausible.ts")
        ).judgeReport({ report, sources: values.source }, io),
  submit: async (paths, { values, io, t }) =>
    paths.length === 0
      ? null
      : await (await import("#cli/submission/submit.ts")).submitReports(paths, { io, t, values }),
  status: async ([number, more], { values, io, t }) => {
    const { room, "words-file": wordsFile } = values;
    if (number === undefined || more !== undefined || wordsFile === undefined)
      throw new MessageRefusal("input-invalid", (say) => say("submitCommand.statusNeeds"));
    const { showReportStatus } = await import("#cli/submission/status.ts");
    return await showReportStatus(number, { io, t, values: { room, "words-file": wordsFile } });
  },
  sandbox: async ([more], { values, ...run }) =>
    more !== undefined
      ? null
      : await (
          await import("#cli/submission/reproduce.ts")
        ).showSandbox(values.format === "json", {
          ...run,
          driver: values.driver,
        }),
};

/** Runs `bongsu report`; the exit code is the word's. */
export async function runReport(args: readonly string[], io: ReportIo): Promise<number> {
  const { values, positionals } = readReportArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [word = "", ...paths] = positionals;
  const run = values.help || !Object.hasOwn(words, word) ? undefined : words[word];
  const isFile = word === "reproduce" || word === "proof";
  if (run !== undefined && isFile && values.out !== undefined) await refuseExisting(values.out, values.force);
  const status = (await run?.(paths, { io, t, values })) ?? null;
  return status ?? printHelp(help, values.help, { io, t });
}
