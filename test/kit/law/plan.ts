/** What `bongsu fix --plan` claims in a world, and the law over two such plans. */
import assert from "node:assert/strict";
import { runFix } from "#cli/fix/fix.ts";
import { Refusal } from "#core/problem.ts";
import { runCommand } from "#test/kit/command/run-command.ts";
import { withFiles } from "#test/kit/law/answers.ts";
import type { LawWorld } from "#test/kit/law/world.ts";

/** One change: what it moves where, what it closes, and whether it says that something of the new version is not known. */
type ClaimedChange = {
  readonly target: string;
  readonly closes: readonly string[];
  readonly isOpen: boolean;
  readonly hasCommand: boolean;
};

type PlanAnswer = { readonly changes: readonly ClaimedChange[]; readonly isOpen: boolean };

type PlanJson = {
  readonly changes: readonly {
    readonly source: string;
    readonly name: string;
    readonly from: string | null;
    readonly to: string;
    readonly closes: readonly string[];
    readonly unknown: readonly string[];
    readonly notCovered: object | null;
    readonly commands: readonly string[] | null;
  }[];
  readonly notCompared: readonly unknown[];
};

/** The plan of a world, for every risk, also for those that somebody bears: what is borne is planned for when it is borne no longer. `null` where there is none. */
export async function planAnswer({ acceptance: _borne, ...world }: LawWorld): Promise<PlanAnswer | null> {
  return await withFiles(world, async ({ lists, args }) => {
    try {
      const asked = ["--plan", lists, ...args, "--format", "json"];
      const { out } = await runCommand(runFix, asked, { now: world.now });
      return answerOf(JSON.parse(out) as PlanJson, lists);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  });
}

function answerOf({ changes, notCompared }: PlanJson, root: string): PlanAnswer {
  return {
    isOpen: notCompared.length > 0,
    changes: changes.map(({ source, name, from, to, closes, unknown, notCovered, commands }) => ({
      target: `${source.slice(root.length)} ${name} ${from} ${to}`,
      closes,
      isOpen: unknown.length > 0 || notCovered !== null,
      hasCommand: commands !== null,
    })),
  };
}

/** What a plan closes of less knowledge one of more closes too, by the same move; else it says that something is unknown. */
export function holdsForPlans(before: PlanAnswer | null, after: PlanAnswer | null): void {
  if (after === null || after.isOpen) return;
  assert.ok(before !== null, "a plan came of less where none came of more");
  for (const { target, closes, isOpen, hasCommand } of after.changes) {
    if (isOpen) continue;
    const same: ClaimedChange | undefined = before.changes.find((one) => one.target === target);
    assert.ok(same !== undefined, `nothing of more knowledge moves ${target}`);
    assert.ok(hasCommand <= same.hasCommand, `a command for ${target}`);
    assert.ok(
      closes.every((one) => same.closes.includes(one)),
      `${target} closes ${closes.join(" ")}, of more knowledge ${same.closes.join(" ")}`,
    );
  }
}
