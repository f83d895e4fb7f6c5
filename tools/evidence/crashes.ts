/** Evidence of crash traces and reports: right and wrong by field against ClusterFuzz's own tests, and what every other file of the shared data gave. */
import {
  archiveReadings,
  casrReadings,
  hasCrashData,
  judgedFields,
  judgeParserCases,
} from "#test/kit/suites/crash-suite.ts";
import type { FileReading } from "#core/submission/submission.ts";
import { plainTable } from "./table.ts";

/** The section as text. */
export async function crashEvidence(): Promise<string> {
  if (!hasCrashData) return "The shared data of crashes is not on this machine.";
  const judged = judgeParserCases();
  const rows = judgedFields.map((field) => {
    const of = judged.filter((each) => each.field === field);
    const right = of.filter((each) => each.right).length;
    return {
      field,
      cases: of.length,
      right,
      wrong: of.length - right,
      share: `${((100 * right) / of.length).toFixed(1)} %`,
    };
  });
  const wrong = judged.filter(({ right }) => !right).map(({ id, field }) => `  ${field}: ${id}`);
  const archives = ["clusterfuzz-stack-extra", "casr-crash-inputs", "scanner-reports"];
  const sets: { readonly name: string; readonly readings: readonly FileReading[] }[] = [
    { name: "casr-reports", readings: await casrReadings() },
  ];
  for (const name of archives)
    sets.push({ name, readings: await Array.fromAsync(archiveReadings(`${name}.tar.gz`)) });
  return [plainTable(rows), ...wrong, "", plainTable(sets.map(rowOf)), "", ...unknownLines(sets)].join("\n");
}

function rowOf({
  name,
  readings,
}: {
  readonly name: string;
  readonly readings: readonly FileReading[];
}): Readonly<Record<string, string | number>> {
  const items = readings.flatMap((reading) => reading.items);
  return {
    set: name,
    files: readings.length,
    "with items": readings.filter((reading) => reading.items.length > 0).length,
    "nothing to report": readings.filter((reading) => reading.items.length === 0 && reading.bad.length === 0)
      .length,
    "not read": readings.filter((reading) => reading.items.length === 0 && reading.bad.length > 0).length,
    items: items.length,
    "with a crash": items.filter(({ crash }) => crash !== null).length,
    "with a state": items.filter(({ crash }) => (crash?.state.length ?? 0) > 0).length,
  };
}

const mostNamed = 40;

/** The files that are of no kind that is read, for people to look at. */
function unknownLines(sets: readonly { readonly readings: readonly FileReading[] }[]): readonly string[] {
  return sets
    .flatMap(({ readings }) => readings)
    .filter(({ items, bad }) => items.length === 0 && bad.length > 0)
    .slice(0, mostNamed)
    .map(
      ({ source, bad }) =>
        `  not read: ${source.slice(source.indexOf("!/") + 2)} (${bad[0]?.findings[0]?.code ?? ""})`,
    );
}
