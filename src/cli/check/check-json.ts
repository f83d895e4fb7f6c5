/** A check as JSON for programs: `{pack, components, results, about, notCovered}`. */
import { type Checked, packName } from "#agent/check/check.ts";
import { rules } from "#core/matching/conclude.ts";
import { type Language, verdictReasonText } from "#core/matching/verdict-text.ts";

/** The JSON text of a check, one result a component and vulnerability; every `text` is a sentence in the language asked for. */
export function checkJson(checked: Checked, language: Language): string {
  const results = checked.lines.map((line) => {
    const { product, name, version, at } = line.component;
    return {
      component: { product, name, version, at },
      source: line.source,
      advisory: line.advisory === "" ? null : line.advisory,
      aliases: line.aliases,
      verdict: line.verdict,
      fixed: line.fixed,
      reason: { ...line.reason, text: verdictReasonText(line.reason, language) },
      ...(line.due === undefined ? {} : { due: line.due }),
      vulnerability: line.vulnerability === "" ? null : line.vulnerability,
      rule: { name: line.rule, text: rules[line.rule][language] },
      sources: line.statements,
    };
  });
  const notCovered = checked.notCovered.map(({ reason, components }) => ({
    ecosystem: reason.ecosystem,
    components,
    verdict: "unknown",
    reason: { ...reason, text: verdictReasonText(reason, language) },
  }));
  const { packs, components, about } = checked;
  const whole = { pack: packName(packs), components, results, about, notCovered };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
