/** Software lists made to trip scanners, each with what is right about it: `test/vectors/crafted/NAME/{list/,truth.json}`, all against one feed of invented records. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runCheck } from "#cli/check/check.ts";
import { type CommandRun, runCommand } from "#test/kit/command/run-command.ts";
import { type CheckJson, type ExpectedVerdict, shortfallsOf } from "#test/kit/report/verdict-truth.ts";

const folder = join(import.meta.dirname, "../vectors/crafted");

type CraftedTruth = {
  readonly exit: number;
  readonly verdicts: readonly (Omit<ExpectedVerdict, "verdicts"> & { readonly verdict: string })[];
};

describe("crafted lists", () => {
  for (const name of readdirSync(folder).filter((one) => one !== "feed"))
    it(name, async () => {
      const { exit, verdicts } = JSON.parse(
        readFileSync(join(folder, name, "truth.json"), "utf8"),
      ) as CraftedTruth;
      const { code, out } = await check(join(folder, name, "list"));
      const truth = {
        exits: [exit],
        verdicts: verdicts.map(({ verdict, ...one }) => ({ ...one, verdicts: [verdict] })),
        says: [],
        never: [],
      };
      assert.deepEqual(shortfallsOf(truth, { code, text: out, json: JSON.parse(out) as CheckJson }), []);
    });
});

async function check(list: string): Promise<CommandRun> {
  const given = ["--feed", join(folder, "feed"), "--complete", "npm,PyPI,Maven,Go,Debian:12,CVE"];
  const args = [list, ...given, "--all", "--format", "json"];
  return await runCommand(runCheck, args, { now: "2026-11-21T00:00:00Z" });
}
