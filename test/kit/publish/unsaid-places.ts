/** What each format cannot say, found out by writing arbitrary records and reading them back: the table of `docs/advisories.md`. */
import { sample } from "fast-check";
import { allExportFormats } from "#core/publish/format/index.ts";
import { differencesOf } from "#core/publish/read-back/differences.ts";
import { readBack } from "#core/publish/read-back/index.ts";
import { anyOwnAdvisory } from "./any-own-advisory.ts";
import { framesOf } from "./export-frame.ts";

/** The places that differ in at least one record, their numbers as `#`, by format. */
function unsaidPlaces(withdrawn: boolean): ReadonlyMap<string, ReadonlySet<string>> {
  const records = sample(anyOwnAdvisory, { numRuns: 120, seed: 15 }).filter(
    (record) => (record.withdrawn !== null) === withdrawn,
  );
  return new Map(
    allExportFormats.flatMap((format) => {
      const places = records.flatMap((record) => {
        const back = readBack(record, format, framesOf(format, record.id));
        return back === null ? [] : [differencesOf(record, back)];
      });
      const patterns = places
        .flat()
        .map((place) => place.replace(/\/\d+(?=\/|$)/g, "/#").replace(/\/(?:ko|en)$/, "/LANGUAGE"));
      return places.length === 0 ? [] : [[format.name, new Set(patterns)] as const];
    }),
  );
}

/** The table as Markdown: a place a row, a format a column. */
export function unsaidTable(): string {
  return [false, true].map(tableOf).join("\n");
}

function tableOf(withdrawn: boolean): string {
  const found = unsaidPlaces(withdrawn);
  const formats = [...found.keys()];
  const places = [...new Set([...found.values()].flatMap((of) => [...of]))].sort();
  const rows = places.map((place) => [
    `\`${place}\``,
    ...formats.map((name) => (found.get(name)?.has(place) === true ? "–" : "")),
  ]);
  const head = [withdrawn ? "withdrawn" : "place", ...formats];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [line(head), `|${"---|".repeat(head.length)}\n`, ...rows.map(line)].join("");
}
