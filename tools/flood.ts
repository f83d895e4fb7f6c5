/**
 * `npm run flood [-- --findings N | --quick] [--minutes M] [--without-bot] [--json] [--lang TAG]`: ten times the day on which a model's findings came at once, compressed into
 * so many minutes, at rooms that it starts itself; the same flood without its bot and with it, side by side. Shows lanes, waits and minutes while it goes on, and in the end
 * what had to hold, each with its numbers. Exit status 1 where something did not.
 */
import { parseArgs } from "node:util";
import { translatorOfCommand } from "#cli/language.ts";
import { floodFlaws } from "./flood/flood-reports.ts";
import { floodReport } from "./flood/print-flood.ts";
import { type FloodOutcome, runFlood } from "./flood/run-flood.ts";
import { floodVerdicts } from "./flood/verdict.ts";

const { values } = parseArgs({
  options: {
    findings: { type: "string" },
    minutes: { type: "string" },
    quick: { type: "boolean", default: false },
    "without-bot": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    lang: { type: "string" },
  },
});
const translate = translatorOfCommand(values, process.env);
const print = (line: string): void => void process.stderr.write(`${line}\n`);
const refuse = (line: string): never => {
  print(line);
  process.exit(2);
};

const findings = Number(values.findings ?? (values.quick ? 1000 : 30_000));
if (!Number.isInteger(findings) || findings < 90) refuse(translate("flood.countWrong"));
const minutes = Number(values.minutes ?? (values.quick ? 1 : 20));
if (!(minutes >= 1 && minutes <= 1440)) refuse(translate("flood.minutesWrong"));

const flaws = floodFlaws();
const source = translate("flood.findings", { count: findings, real: String(flaws.real), minutes });
print(source);
const runs = values["without-bot"] ? [false] : [false, true];
const outcomes: FloodOutcome[] = [];
for (const bot of runs) {
  print(`${translate("flood.run", { bot: String(bot) })}:`);
  const size = { findings, bot, seconds: (minutes * 60) / runs.length };
  outcomes.push(await runFlood(flaws, size, { show: (line) => print(`  ${line}`), translate }));
}
const [without, flooded = null] = outcomes;
if (without === undefined) throw new TypeError("no flood was run");
const verdicts = floodVerdicts(without, flooded, translate);
process.stdout.write(floodReport({ findings, source, outcomes, verdicts }, { json: values.json, translate }));
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
