/** `bongsu check`: software lists against packs, offline; a table for people or JSON for programs. The work is in `agent/check/check.ts`. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { cautionLine } from "#cli/caution.ts";
import { readArguments } from "#cli/arguments.ts";
import { checkRules } from "#cli/check/check-rules.ts";
import { existsSync } from "node:fs";
import { type Checked, checkPaths, type CheckOptions } from "#agent/check/check.ts";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import type { FeedPack, FeedPacks } from "#cli/check/feed-pack.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { exitStatuses, overallVerdict } from "#core/matching/overall-verdict.ts";
import { failsCheck, type Threshold } from "#core/matching/urgency.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine } from "#messages/render/finding.ts";
import { printable } from "#core/input/printable.ts";

/** What `check` is given: a terminal, the surroundings of an agent, and a reader of feeds (which is not the agent's to have). */
export type CheckIo = Terminal & {
  readonly surroundings: Surroundings;
  /** Where the path `-` is read; absent where there is nothing to read. */
  readonly stdin?: NodeJS.ReadableStream;
  /** The program's own, for documents. */
  readonly version: string;
  readonly readFeed: (paths: readonly string[]) => AsyncIterable<ImportRecord>;
  /** Builds packs of feeds faster than from the records of `readFeed`, and the same. */
  readonly buildPacks?: (
    paths: readonly string[],
    stated: readonly CompletenessStatement[],
  ) => Promise<FeedPacks>;
};

const help: Help = [
  ["checkCommand.usage"],
  ["checkCommand.what", "checkCommand.privacy"],
  [
    "terminal.option.dir",
    "checkCommand.option.feed",
    "coverageOption.complete",
    "checkCommand.option.stdinName",
    "checkCommand.option.packs",
    "coverageOption.maxAge",
    "checkCommand.option.format",
    "checkCommand.option.author",
    "checkCommand.option.facts",
    "checkCommand.option.gone",
    "terminal.option.directive",
    "checkCommand.option.all",
    "checkCommand.option.accept",
    "checkCommand.option.suppliers",
    "checkCommand.option.minSeverity",
    "checkCommand.option.failOn",
    "terminal.option.lang",
    "terminal.option.color",
  ],
  ["checkCommand.exit"],
];

/** What says what to check against what, for every command that checks. */
export const checkInputOptions = {
  dir: { type: "string" },
  feed: { type: "string", multiple: true },
  complete: { type: "string" },
  "max-age": { type: "string" },
  packs: { type: "string" },
  facts: { type: "string" },
  gone: { type: "string", multiple: true },
  directive: { type: "string" },
  accept: { type: "string", multiple: true },
  suppliers: { type: "string" },
  "stdin-name": { type: "string" },
} as const;

/** The options, for reading and completing them. */
export const checkOptions = {
  ...checkInputOptions,
  format: { type: "string", default: "table" },
  author: { type: "string" },
  all: { type: "boolean", default: false },
  "min-severity": { type: "string" },
  "fail-on": { type: "string" },
  ...commonOptions,
} as const;

/** Runs `bongsu check`; the result is the exit code. Throws refusals. */
export async function runCheck(args: readonly string[], io: CheckIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    ownPaths: true,
    options: checkOptions,
    rules: checkRules,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  if (values.help || positionals.length === 0) return printHelp(help, values.help, { io, t });
  const threshold = await thresholdOf(values);
  const format = values.format.toLowerCase();
  const write = await writerOf({ ...values, format, threshold, t }, io);
  const checked = await checkAsAsked(values, positionals, { io, t });
  if (checked.directiveGaps.length > 0 && format !== "table") {
    const { gapLines } = await import("#cli/check/directive-gap-lines.ts");
    io.error(gapLines(checked.directiveGaps, t));
  }
  if (checked.moved.length > 0 && format !== "table") {
    const { movedLines } = await import("#cli/check/deadline-lines.ts");
    io.error(movedLines(checked.moved, t));
  }
  if (checked.idle.length > 0 && format !== "table") {
    const { idleLines } = await import("#cli/check/accepted-lines.ts");
    io.error(idleLines(checked.idle, t));
  }
  const text = write(checked);
  if (text === null) io.error(`${t("checkCommand.nothingToState")}\n`);
  else io.write(text);
  return exitOf(checked, threshold);
}

/** The exit status of a check: affected, unknown, or clean. */
export function exitOf(checked: Checked, threshold: Threshold = everything): number {
  const lines = countingLines(checked.lines, threshold);
  return exitStatuses[overallVerdict({ ...checked, lines })];
}

type CheckInput = {
  readonly [Name in keyof typeof checkInputOptions]?: (typeof checkInputOptions)[Name] extends {
    readonly multiple: true;
  }
    ? readonly string[]
    : string;
};

/** Checks what a command line asks for; findings about what could not be read go to the terminal. Throws refusals. */
export async function checkAsAsked(
  values: CheckInput,
  positionals: readonly string[],
  { io, t, plan = false }: { readonly io: CheckIo; readonly t: Translate; readonly plan?: boolean },
): Promise<Checked> {
  const dir = values.dir ?? io.env["BONGSU_DIR"] ?? null;
  const feeds = values.feed ?? [];
  if (dir === null && feeds.length === 0 && values.packs === undefined)
    throw new MessageRefusal("input-invalid", (say) => say("checkCommand.nothingToMatchWith"));
  if (positionals.includes("-") && feeds.includes("-"))
    throw new MessageRefusal("input-invalid", (say) => say("checkCommand.inputTwice"));
  const feed = feeds.length === 0 ? null : await feedPack(feeds, values.complete, { io, t });
  const wish: CheckOptions = {
    paths: positionals,
    dir,
    ...(positionals.includes("-") ? { given: await givenList(values["stdin-name"], io) } : {}),
    ...(feed === null ? {} : { feed: feed.opened }),
    ...namedIn(values, feed),
    ...(values["max-age"] === undefined ? {} : { maxAge: await readMaxAge(values["max-age"]) }),
    ...(values.packs === undefined ? {} : { packs: values.packs }),
    ...(values.facts === undefined ? {} : await readFacts(values.facts)),
    ...(values.gone === undefined ? {} : { gone: values.gone }),
    ...(values.directive === undefined ? {} : { directive: values.directive }),
    ...(plan ? { plan } : {}),
  };
  const checked = await checkWithFolder(wish, { io, t, named: values.dir !== undefined });
  for (const finding of checked.findings) io.error(`${findingLine(finding, t)}\n`);
  for (const caution of checked.cautions) io.error(cautionLine(caution, t));
  return checked;
}

/** The check. A folder that only the environment names, and that is not there, is told of, and what else was given is asked all the same; one that the run names must be there. */
async function checkWithFolder(
  wish: CheckOptions,
  { io, t, named }: { readonly io: CheckIo; readonly t: Translate; readonly named: boolean },
): Promise<Checked> {
  const { dir } = wish;
  const others = wish.feed !== undefined || wish.packs !== undefined;
  if (named || dir === null || !others || existsSync(dir)) return await checkPaths(wish, io.surroundings);
  io.error(`${t("agent.noFolder", { dir: printable(dir, 400) })}\n`);
  return await checkPaths({ ...wish, dir: null }, io.surroundings);
}

const largestList = 256 * 1024 * 1024;

/** The list that comes through a pipe. */
async function givenList(name: string | undefined, io: CheckIo): Promise<NonNullable<CheckOptions["given"]>> {
  const { readWhole } = await import("#cli/standard-input.ts");
  const bytes = await readWhole(io.stdin ?? [], largestList);
  return name === undefined ? { bytes } : { name, bytes };
}

/** What the run names as accepted, where it names anything. */
function namedIn(
  { accept = [], suppliers }: { readonly accept?: readonly string[]; readonly suppliers?: string },
  feed: Pick<FeedPack, "documents"> | null,
): Pick<CheckOptions, "named"> {
  const documents = feed?.documents ?? [];
  const isNamed = accept.length + documents.length > 0 || suppliers !== undefined;
  return isNamed ? { named: { accept, suppliers, documents } } : {};
}

const everything: Threshold = { minSeverity: null, failOn: [] };

async function thresholdOf(values: {
  readonly "min-severity"?: string;
  readonly "fail-on"?: string;
}): Promise<Threshold> {
  const { "min-severity": minSeverity, "fail-on": failOn } = values;
  if (minSeverity === undefined && failOn === undefined) return everything;
  const { readThreshold } = await import("#cli/check/thresholds.ts");
  return readThreshold({ minSeverity, failOn });
}

/** The lines that decide the exit status: of those that are affected, the ones that fail the check. */
function countingLines(lines: Checked["lines"], threshold: Threshold): Checked["lines"] {
  if (threshold === everything && lines.every(({ accepted }) => accepted === undefined)) return lines;
  return lines.filter((line) => line.verdict !== "affected" || failsCheck(line, threshold));
}

type Writer = (checked: Checked) => string | null;

type Shown = {
  readonly format: string;
  readonly all: boolean;
  readonly author?: string | undefined;
  readonly threshold: Threshold;
  readonly t: Translate;
};

/** What writes a check in the form asked for; each is loaded when it is asked for, and an unknown one is refused before anything is read. */
async function writerOf({ format, all, author, threshold, t }: Shown, io: CheckIo): Promise<Writer> {
  if (format === "json") {
    const { checkJson } = await import("#cli/check/check-json.ts");
    return (checked) => checkJson(checked, { t, threshold, version: io.version });
  }
  if (format === "table") {
    const { checkTable } = await import("#cli/check/check-table.ts");
    return (checked) => checkTable(checked, { t, all, width: io.columns ?? null, threshold });
  }
  const { checkReport, outputNamed } = await import("#cli/check/check-report.ts");
  const output = outputNamed(format);
  const now = io.surroundings.now();
  return (checked) =>
    checkReport(checked, output, { author, now, version: io.version, root: process.cwd(), t });
}

async function readFacts(path: string) {
  return (await import("#cli/check/fact-overrides.ts")).readFactOverrides(path);
}

/** The options about coverage are read only where they are given. */
async function readComplete(words: string) {
  return (await import("#cli/check/coverage-options.ts")).readComplete(words);
}

async function readMaxAge(words: string): Promise<number> {
  return (await import("#cli/check/coverage-options.ts")).readMaxAge(words);
}

async function feedPack(
  paths: readonly string[],
  stated: string | undefined,
  { io, t }: { readonly io: CheckIo; readonly t: Translate },
): Promise<Pick<FeedPack, "opened" | "documents">> {
  const { packOfFeed } = await import("#cli/check/feed-pack.ts");
  const statements = stated === undefined ? [] : await readComplete(stated);
  const { opened, quarantined, documents } = await packOfFeed(
    io.readFeed(paths),
    io.surroundings.now(),
    statements,
  );
  for (const finding of quarantined) io.error(`${findingLine(finding, t)}\n`);
  return { opened, documents };
}
