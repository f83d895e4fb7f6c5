/** `bongsu fix --plan`: the changes after which nothing known affects the lists, for a person to carry out. It changes nothing itself. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { checkInputs } from "#cli/check/check-rules.ts";
import { checkAsAsked, checkInputOptions, type CheckIo, exitOf } from "#cli/check/check.ts";
import { planJson } from "#cli/fix/plan-json.ts";
import { planTable } from "#cli/fix/plan-table.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { printable } from "#core/input/printable.ts";

const help: Help = [
  ["fixCommand.usage"],
  ["fixCommand.what", "fixCommand.howChosen"],
  [
    "fixCommand.option.plan",
    "terminal.option.dir",
    "checkCommand.option.feed",
    "coverageOption.complete",
    "checkCommand.option.packs",
    "coverageOption.maxAge",
    "fixCommand.option.format",
    "terminal.option.lang",
  ],
  ["checkCommand.exit"],
];

/** The options, for reading and completing them. */
export const fixOptions = {
  ...checkInputOptions,
  plan: { type: "boolean", default: false },
  format: { type: "string", default: "table" },
  ...commonOptions,
} as const;

/** Runs `bongsu fix`; the result is the exit code of the check that it plans for. Throws refusals. */
export async function runFix(args: readonly string[], io: CheckIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    ownPaths: true,
    options: fixOptions,
    rules: checkInputs,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  if (values.help || positionals.length === 0) return printHelp(help, values.help, { io, t });
  if (!values.plan) throw new MessageRefusal("input-invalid", (say) => say("fixCommand.planOnly"));
  if (values.format !== "table" && values.format !== "json")
    throw new MessageRefusal("input-invalid", (say) =>
      say("terminal.formatUnknown", { names: "table, json", format: printable(values.format) }),
    );
  const checked = await checkAsAsked(values, positionals, { io, t, plan: true });
  const plan = checked.plan ?? { changes: [], remaining: [] };
  io.write(
    values.format === "json"
      ? planJson(checked, plan, { t, version: io.version })
      : planTable(checked, plan, { t, width: io.columns ?? null }),
  );
  return exitOf(checked);
}
