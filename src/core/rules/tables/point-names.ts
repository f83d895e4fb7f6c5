/** What decision points and their values are called in languages other than the publishers' English. A language is one line and one file of names. */
import { koreanNames, type PointNames } from "#core/rules/tables/korean.ts";

const byLanguage: ReadonlyMap<string, PointNames> = new Map([["ko", koreanNames]]);

function namesOf(id: string, language: string): PointNames[string] | undefined {
  const names = byLanguage.get(language);
  return names !== undefined && Object.hasOwn(names, id) ? names[id] : undefined;
}

/** The name of a point in a language; `null` where the language has none, as for a point of somebody's own. */
export function pointName(id: string, language: string): string | null {
  return namesOf(id, language)?.[0] ?? null;
}

/** The name of a point's value by its place in the published order, or `null`. */
export function pointValueName(id: string, place: number, language: string): string | null {
  return namesOf(id, language)?.[1].split(",")[place] ?? null;
}
