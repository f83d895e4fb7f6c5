/** The sets of wordings that say the same, read once from the tables of each language. */
import { englishWordings } from "#core/coordination/mark/wordings/en.ts";
import { koreanWordings } from "#core/coordination/mark/wordings/ko.ts";

/** Where in a word a member stands: it is whole words, the beginning of one before particles, or its end. */
type WordingPlace = "whole" | "start" | "end";

/** Wordings that take each other's place; the first is the one by which all are compared. */
export type WordingSet = {
  readonly id: string;
  readonly members: readonly string[];
  readonly place: WordingPlace;
  /** Whether the first member alone is replaced, since the others mean something else elsewhere. */
  readonly oneWay: boolean;
};

const places: Readonly<Record<string, WordingPlace>> = { "=": "whole", "~": "end", ">": "whole" };

function setsIn(table: string, usual: WordingPlace): readonly WordingSet[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const place = places[line[0] ?? ""];
      const members = (place === undefined ? line : line.slice(1)).split("|");
      const id = `${place ?? usual}:${members[0] ?? ""}`;
      return { id, members, place: place ?? usual, oneWay: line.startsWith(">") };
    });
}

/** Every set of every language; the languages do not meet, since their letters differ. */
export const wordingSets: readonly WordingSet[] = [
  ...setsIn(englishWordings, "whole"),
  ...setsIn(koreanWordings, "start"),
];
