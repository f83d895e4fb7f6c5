/**
 * `npm run flood [-- --findings N | --quick] [--without-bot] [--json]`: ten times the day on which a model's findings came at once, compressed, at rooms that it starts
 * itself; the same flood without its bot and with it, side by side. Shows what waits while it goes on, and in the end what had to hold. Exit status 1 where something did not.
 */
import { parseArgs } from "node:util";
import { floodFlaws } from "./flood/flood-reports.ts";
import { floodReport } from "./flood/print-flood.ts";
import { type FloodOutcome, runFlood } from "./flood/run-flood.ts";
import { floodVerdicts } from "./flood/verdict.ts";

const { values } = parseArgs({
  options: {
    findings: { type: "string" },
    quick: { type: "boolean", default: false },
    "without-bot": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const findings = Number(values.findings ?? (values.quick ? 1000 : 30_000));
if (!Number.isInteger(findings) || findings < 90) {
  process.stderr.write("--findings: a whole number from 90 on\n");
  process.exit(2);
}

const flaws = floodFlaws();
const source = flaws.real
  ? "real crash states of ../shared/data"
  : "invented flaws, since ../shared/data is not here";
process.stderr.write(`${findings} findings, ${source}\n`);
const run = async (bot: boolean): Promise<FloodOutcome> => {
  process.stderr.write(bot ? "with the bot:\n" : "without the bot:\n");
  return await runFlood(flaws, { findings, bot }, (line) => process.stderr.write(`  ${line}\n`));
};
const without = await run(false);
const flooded = values["without-bot"] ? null : await run(true);
const outcomes = flooded === null ? [without] : [without, flooded];
const verdicts = floodVerdicts(without, flooded);
process.stdout.write(floodReport({ findings, source, outcomes, verdicts }, values.json));
process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
