/** A check as JSON for programs: `{pack, components, results, about, notCovered, notCompared, asked}`. */
import { type Checked, packName } from "#agent/check/check.ts";
import type { Translate } from "#messages/message.ts";
import { whyNotCompared } from "#messages/render/not-compared.ts";
import { checkBasisText, verdictReasonText } from "#messages/render/verdict.ts";

/** The JSON text of a check, one result a component and vulnerability; every `text` is a sentence in the language asked for. */
export function checkJson(checked: Checked, t: Translate): string {
  const results = checked.lines.map((line) => {
    const { product, name, version, at } = line.component;
    return {
      component: { product, name, version, at },
      source: line.source,
      advisory: line.advisory === "" ? null : line.advisory,
      aliases: line.aliases,
      verdict: line.verdict,
      fixed: line.fixed,
      reason: { ...line.reason, text: verdictReasonText(line.reason, t) },
      ...(line.due === undefined ? {} : { due: line.due }),
      vulnerability: line.vulnerability === "" ? null : line.vulnerability,
      rule: { name: line.rule, text: t(`match.rule.${line.rule}`) },
      sources: line.statements,
    };
  });
  const notCovered = checked.notCovered.map(({ reason, components }) => ({
    ecosystem: reason.ecosystem,
    components,
    verdict: "unknown",
    reason: { ...reason, text: verdictReasonText(reason, t) },
  }));
  const notCompared = checked.notCompared.map((one) => ({
    ...one,
    verdict: "unknown",
    text: whyNotCompared(one.code, t),
  }));
  const { packs, components, about, basis } = checked;
  const asked = { ...basis, text: checkBasisText(basis, t) };
  const whole = { pack: packName(packs), components, results, about, notCovered, notCompared, asked };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
