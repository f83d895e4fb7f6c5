/** What wants out of a sandbox stays in, and is seen: as root where this runs as root, and as an ordinary user. Machines without a sandbox skip, by the name of what they lack. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";
import type { Observation } from "#core/reproducer/observation.ts";
import type { SandboxState } from "#sandbox/driver.ts";
import { driverNames } from "#sandbox/drivers.ts";
import { escapesOf } from "#test/sandbox/escapes.ts";

const run = promisify(execFile);
const program = join(import.meta.dirname, "run-escapes.ts");
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const corePattern = "/proc/sys/kernel/core_pattern";

type SeenEscape = Observation & { readonly name: string; readonly leaked: boolean };
type EscapeRun = {
  readonly state: SandboxState | null;
  readonly seen: readonly SeenEscape[];
  readonly why: string;
};

async function runAs(driver: string, account: number | null): Promise<EscapeRun> {
  const as = account === null ? {} : { uid: account, gid: account };
  const options = {
    ...as,
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", TMPDIR: "/tmp" },
  };
  try {
    const { stdout } = await run(process.execPath, [program, driver], options);
    const [first = "null", ...lines] = stdout.trim().split("\n");
    const state = JSON.parse(first) as SandboxState;
    return {
      state,
      seen: lines.map((line) => JSON.parse(line) as SeenEscape),
      why: state.missing.join(", "),
    };
  } catch (error) {
    const why = String((error as { stderr?: string }).stderr ?? error).slice(0, 300);
    return { state: null, seen: [], why };
  }
}

const accounts = [
  [isRoot ? "root" : "an ordinary user", null],
  ...(isRoot ? ([["an ordinary user", nobody]] as const) : []),
] as const;

const rows = driverNames.flatMap((driver) => accounts.map(([who, account]) => ({ driver, who, account })));

for (const { driver, who, account } of rows)
  describe(`${driver}, run by ${who}`, () => {
    let ran: EscapeRun = { state: null, seen: [], why: "" };
    const patternBefore = existsSync(corePattern) ? readFileSync(corePattern, "utf8") : "";
    before(async () => {
      ran = await runAs(driver, account);
    });

    for (const { name, attempt, limit, prints } of escapesOf(driver))
      it(name, (context) => {
        const seen = ran.seen.find((one) => one.name === name);
        if (seen === undefined) {
          assert.equal(ran.state?.ready ?? false, false, ran.why);
          return context.skip(`no sandbox here: ${ran.why}`);
        }
        assert.equal(seen.leaked, false, seen.output);
        // gVisor itself may end where a cap ends it.
        if (limit === undefined) assert.equal(seen.notStarted, null);
        assert.deepEqual(seen.unwatched, []);
        assert.deepEqual(seen.attempts, attempt === undefined ? [] : [attempt], seen.output);
        assert.equal(seen.limit, limit ?? null, seen.output.slice(0, 500));
        assert.ok(seen.output.includes(prints ?? ""), seen.output.slice(0, 500));
        assert.ok(seen.output.length <= 64 * 1024 + 2);
        assert.deepEqual(seen.files, []);
      });

    it("nothing of them is left on the machine", (context) => {
      if (ran.seen.length === 0) return context.skip(`no sandbox here: ${ran.why}`);
      assert.equal(existsSync(corePattern) ? readFileSync(corePattern, "utf8") : "", patternBefore);
      assert.equal(hasProcess("98765"), false);
    });
  });

/** Whether a process runs that has a word among its arguments. */
function hasProcess(word: string): boolean {
  return processes().some((id) => commandOf(id).split("\0").includes(word));
}

function processes(): readonly number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "latin1");
  } catch {
    return "";
  }
}
