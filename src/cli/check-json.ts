/** A check as JSON for programs: `{pack, components, results}`. */
import { type Checked, packName } from "#agent/check.ts";
import { type Language, sayReason } from "#core/say.ts";

/** The JSON text of a check, one result a component and advisory; `reason.text` is the sentence in the language asked for. */
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
      reason: { ...line.reason, text: sayReason(line.reason, language) },
      ...(line.due === undefined ? {} : { due: line.due }),
    };
  });
  return `${JSON.stringify({ pack: packName(checked.packs), components: checked.components, results }, null, 2)}\n`;
}
