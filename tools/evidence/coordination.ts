/** The machines of a case: the whole space of report management, embargo management and case state with three participants, and the ten laws; whose copy a fragment comes from. */
import { caseLaws } from "#test/kit/coordination/laws.ts";
import { cellCoverage, explore } from "#test/kit/coordination/explore.ts";
import { startingCases } from "#test/kit/coordination/starting-cases.ts";
import { attributions } from "#test/kit/coordination/attribution.ts";
import { englishLetter, koreanLetter } from "#test/kit/coordination/marked-samples.ts";
import { plainTable } from "./table.ts";
import { caseTransitions } from "#core/coordination/machine/case-transitions.ts";

/** Markdown: states, passages, rows that were taken, violations of each law, and how long it took. */
export function coordinationEvidence(): string {
  const started = performance.now();
  const seen = explore(startingCases(3), caseLaws);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const laws = caseLaws.map(({ sentence }, at) => {
    const broken = seen.violations.filter((one) => one.sentence === sentence).length;
    return `${at + 1}. ${sentence} ${broken} violations.`;
  });
  const { cells, tried, taken, refused, pairs, missing } = cellCoverage(seen);
  return [
    "## Coordination: report × embargo × case state, three participants",
    "",
    `${seen.states} states, ${seen.passages} passages, ${seen.rows.size} of ${caseTransitions().length} rows taken, ${seen.stuck} dead ends, in ${seconds} s.`,
    "",
    `States × acts of the three machines: ${cells}; ${missing.length} of them in states that are left by the act that enters them, ${tried} tried, ${taken} taken, ${refused} refused to somebody, ${pairs} pairs of a cell and an outcome.`,
    "",
    ...laws,
    "",
  ].join("\n");
}

const lengths = [100, 150, 200, 300, 500, 800] as const;

/** Markdown: of 1,000 fragments of each length, typed anew with a letter in 200 wrong, how many named their copy and how many another's. */
export async function traceEvidence(): Promise<string> {
  const rows: Readonly<Record<string, string | number>>[] = [];
  for (const [language, letter] of [["en", englishLetter] as const, ["ko", koreanLetter] as const])
    for (const length of lengths) {
      const { right, wrong, tries, marks } = await attributions(letter, {
        recipients: 100,
        length,
        tries: 1_000,
      });
      rows.push({
        language,
        characters: length,
        marks: (marks / tries).toFixed(1),
        named: right,
        wrong,
        tries,
      });
    }
  return ["## Leak marks: 100 recipients, named at a confidence of 0.99", "", plainTable(rows), ""].join(
    "\n",
  );
}
