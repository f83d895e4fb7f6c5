/** What a letter states, read without the table of wordings: figures, dates, names, versions, code, and how often it says no. Copies must agree in all of it. */

const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const numberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The facts of a text, in an order of their own, since lists may be in another. */
export type LetterFacts = {
  readonly dates: readonly string[];
  readonly figures: readonly string[];
  readonly names: readonly string[];
  readonly denials: number;
  readonly items: number;
};

/** Reads a letter. */
export function factsOf(letter: string): LetterFacts {
  const dates: string[] = [];
  const undated = letter
    .replaceAll(new RegExp(`(\\d{1,2}) (${months}) (\\d{4})`, "g"), (_, day, month, year) => {
      dates.push(`${year} ${month} ${day}`);
      return "";
    })
    .replaceAll(new RegExp(`(${months}) (\\d{1,2}), (\\d{4})`, "g"), (_, month, day, year) => {
      dates.push(`${year} ${month} ${day}`);
      return "";
    });
  const counted = undated.replaceAll(/\b(two|three|four|five|six|seven|eight|nine|ten)\b/g, (word) =>
    String(numberWords.indexOf(word)),
  );
  const figures = (counted.match(/\d[\d.,]*(?:[MGKT]i?B|%|\s?(?:일|시간|분|개월))?/g) ?? []).map((figure) =>
    figure.replaceAll(/[,\s]/g, "").replace(/\.$/, ""),
  );
  const names = letter.match(/(?<=[\p{L}\d,] )\p{Lu}\p{L}+(?: \p{Lu}{2,})?|CVE-\d+-\d+|`[^`]*`/gu) ?? [];
  const denials =
    letter
      .replaceAll(/without delay|지체 없이/gi, "")
      .match(/n['’]t\b|\bnot\b|\bcannot\b|\bno\b|\bwithout\b|\bunaffected\b|않|없|마시|마십|아니/gi) ?? [];
  const items = letter.match(/^- /gm) ?? [];
  return {
    dates: dates.toSorted(),
    figures: figures.toSorted(),
    names: names.filter((name) => !new RegExp(months).test(name)).toSorted(),
    denials: denials.length,
    items: items.length,
  };
}
