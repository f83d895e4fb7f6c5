/** A plan as JSON for programs: `bongsu.fix-plan/1`. */
import { type Checked, packName } from "#agent/check/check.ts";
import { commandsOf } from "#core/fix/advise.ts";
import type { FixPlan, PlannedChange } from "#core/fix-plan/fix-plan.ts";
import { overallVerdict } from "#core/matching/overall-verdict.ts";
import type { Translate } from "#messages/message.ts";
import { whyNotCompared } from "#messages/render/not-compared.ts";
import { verdictReasonText } from "#messages/render/verdict.ts";
import { fixLinesOf } from "#messages/render/fix/fix-steps.ts";

/** The JSON text of a plan. `text` says the same as the commands and what is done by hand, in the language asked for. */
export function planJson(
  checked: Checked,
  plan: FixPlan,
  { t, version }: { readonly t: Translate; readonly version: string },
): string {
  const whole = {
    type: "bongsu.fix-plan/1",
    version,
    pack: packName(checked.packs),
    verdict: overallVerdict(checked),
    changes: plan.changes.map((change) => changeJson(change, t)),
    remaining: plan.remaining,
    notCompared: checked.notCompared.map((one) => ({ ...one, text: whyNotCompared(one.code, t) })),
    notCovered: checked.notCovered.map(({ reason, components }) => ({
      ecosystem: reason.ecosystem,
      components,
      text: verdictReasonText(reason, t),
    })),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

function changeJson({ fix, notCovered, ...change }: PlannedChange, t: Translate): unknown {
  return {
    ...change,
    notCovered:
      notCovered === null
        ? null
        : { ecosystem: notCovered.ecosystem, text: verdictReasonText(notCovered, t) },
    to: fix.version,
    preRelease: fix.preRelease,
    how: fix.how,
    refusedBy: fix.refusedBy ?? [],
    steps: fix.steps,
    commands: commandsOf(fix)?.split("\n") ?? null,
    text: fixLinesOf(fix, t),
  };
}
