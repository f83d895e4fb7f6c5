/** `bongsu bundle`: a publication as one file for a stick: written where there is a network, checked and brought home where there is none. */
import { exportBundle } from "#agent/sync/export-bundle.ts";
import { verifyBundle } from "#agent/sync/verify-bundle.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { runSync } from "#cli/room/sync.ts";
import { rootOption, trustOptions } from "#cli/room/trust-options.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { directiveOfPath, type PubIndex } from "#core/document/pub-index.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { translatorOf } from "#messages/translators.ts";

const help: Help = [
  ["bundleCommand.usageExport", "bundleCommand.usageVerify", "bundleCommand.usageImport"],
  [
    "bundleCommand.optionFrom",
    "bundleCommand.optionSince",
    "terminal.option.dir",
    "syncCommand.option.key",
    "syncCommand.option.trust",
    "syncCommand.option.root",
    "syncCommand.option.ecosystems",
    "syncCommand.option.allowExpired",
    "syncCommand.option.addressing",
    "terminal.option.lang",
  ],
  ["bundleCommand.what", "bundleCommand.exits", "terminal.exportReplaces"],
];

const text = { type: "string" } as const;

/** The options, for reading and completing them. */
export const bundleOptions = {
  from: text,
  since: text,
  out: text,
  dir: text,
  key: text,
  trust: text,
  root: text,
  ecosystems: text,
  "allow-expired": { type: "boolean", default: false },
  addressing: text,
  ...commonOptions,
} as const;

type BundleRun = {
  readonly values: ReturnType<typeof readBundleArguments>["values"];
  readonly io: AgentIo;
  readonly t: Translate;
};

function readBundleArguments(args: readonly string[], env: AgentIo["env"]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: bundleOptions,
    rules: optionRules.bundle,
    env,
  });
}

/** Runs `bongsu bundle`; the exit code is 0, or that of `bongsu sync` for an import. Throws refusals. */
export async function runBundle(args: readonly string[], io: AgentIo): Promise<number> {
  const { values, positionals } = readBundleArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [word, path] = positionals;
  const run: BundleRun = { values, io, t };
  if (values.help) return printHelp(help, true, { io, t });
  if (word === "export" && values.from !== undefined && values.out !== undefined)
    return await writeBundle(run, values.from, values.out);
  if (word === "verify" && path !== undefined) return await verify(run, path);
  if (word === "import" && path !== undefined) return await importBundle(run, path);
  return printHelp(help, false, { io, t });
}

async function writeBundle({ values, io, t }: BundleRun, from: string, out: string): Promise<number> {
  const written = await exportBundle({ from, since: values.since, out, summary }, io.surroundings);
  const { index, since, files, bytes } = written;
  const kind = since === null ? t("bundleCommand.full") : t("bundleCommand.delta", { since });
  io.write(
    `${t("bundleCommand.written", { out, room: printable(index.room), sequence: index.sequence, kind, files, bytes })}\n`,
  );
  return 0;
}

/** What stands at the top of a bundle, for whoever finds the stick. */
function summary(index: PubIndex, bundle: { readonly since: number | null; readonly files: number }): string {
  return ["ko", "en"].map((language) => summaryIn(index, bundle, translatorOf(language))).join("\n\n");
}

function summaryIn(
  { room, drill, sequence, issuedAt, expires, files }: PubIndex,
  { since, files: count }: { readonly since: number | null; readonly files: number },
  t: Translate,
): string {
  const directives = new Set(files.flatMap(({ path }) => directiveOfPath(path)?.id ?? []));
  return [
    drill ? t("bundleCommand.titleDrill") : t("bundleCommand.title"),
    t("bundleCommand.room", { room: printable(room), sequence }),
    t("bundleCommand.times", { issued: issuedAt, expires }),
    since === null
      ? t("bundleCommand.holdsFull", { count })
      : t("bundleCommand.holdsDelta", { count, since }),
    t("bundleCommand.directives", { directives: [...directives].slice(0, 50).join(", ") || "–" }),
    t("bundleCommand.howTo"),
  ].join("\n");
}

async function verified({ values, io, t }: BundleRun, path: string) {
  const trust = await trustOptions(values);
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  const root = await rootOption(values);
  const wish = { path, dir, trust, ...root, allowExpired: values["allow-expired"], summary };
  const found = await verifyBundle(wish, io.surroundings);
  if (found.isOtherWords) io.error(`${t("bundleCommand.otherWords")}\n`);
  return found;
}

/** Brings home what verifies, and nothing of a bundle that does not. */
async function importBundle(run: BundleRun, path: string): Promise<number> {
  if ((run.values.dir ?? run.io.env["BONGSU_DIR"]) !== undefined) await verified(run, path);
  return await runSync(syncArguments(run, path), run.io);
}

async function verify(run: BundleRun, path: string): Promise<number> {
  const { io, t } = run;
  const { accepted, since, files, left } = await verified(run, path);
  const { room, sequence, drill } = accepted.index;
  const kind = since === null ? t("bundleCommand.full") : t("bundleCommand.delta", { since });
  if (drill) io.write(`${t("terminal.drill")}\n`);
  io.write(`${t("bundleCommand.verified", { room: printable(room), sequence, kind, files, left })}\n`);
  if (accepted.trusted.how === "first-use") io.error(`${t("bundleCommand.firstUse")}\n`);
  return 0;
}

/** The arguments of the sync that an import is. */
function syncArguments({ values }: BundleRun, path: string): readonly string[] {
  const passed = (["dir", "key", "trust", "root", "ecosystems", "addressing", "lang"] as const).flatMap(
    (name) => {
      const value = values[name];
      return value === undefined ? [] : [`--${name}`, value];
    },
  );
  return ["--from", path, ...passed, ...(values["allow-expired"] ? ["--allow-expired"] : [])];
}
