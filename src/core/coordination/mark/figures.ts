/** Figures as copies may write them: dates, thousands, and the blank before a unit. What they say is the key, which no spelling changes. */
import type { TextPiece } from "#core/coordination/mark/text-piece.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const month = months.join("|");
const dayFirst = new RegExp(`^(\\d{1,2}) (${month}) (\\d{4})(?!\\d)`);
const monthFirst = new RegExp(`^(${month}) (\\d{1,2}), (\\d{4})(?!\\d)`);
const longest = 24;

/** A date that begins here, in English with the day first or the month first. */
export function dateAt(text: string, at: number): TextPiece | null {
  if (/[\p{L}\p{N}.-]/u.test(text[at - 1] ?? "")) return null;
  const here = text.slice(at, at + longest);
  const first = dayFirst.exec(here);
  const second = first === null ? monthFirst.exec(here) : null;
  const [written = "", one = "", two = "", year = ""] = first ?? second ?? [];
  if (written === "") return null;
  const [day, name] = first === null ? [two, one] : [one, two];
  const alternatives = [`${day} ${name} ${year}`, `${name} ${day}, ${year}`];
  return {
    text: written,
    key: `${year}-${months.indexOf(name) + 1}-${day}`,
    place: { alternatives, chosen: first === null ? 1 : 0 },
  };
}

/** A number from a thousand on that begins here: with its thousands parted it is a place of marks, without them it may be any number. */
export function groupedNumberAt(text: string, at: number): TextPiece | null {
  if (/[\p{L}\p{N}.,:_/-]/u.test(text[at - 1] ?? "")) return null;
  const parted = /^\d{1,3}(?:,\d{3}){1,4}(?![\d.,]?\d)/.exec(text.slice(at, at + longest))?.[0];
  if (parted !== undefined) {
    const plain = parted.replaceAll(",", "");
    return {
      text: parted,
      key: plain,
      place: { alternatives: [parted, plain], chosen: 0 },
    };
  }
  const plain = /^\d{4,15}(?![.,:_/-]?[\p{Lu}\p{Ll}\p{N}])/u.exec(text.slice(at, at + longest))?.[0];
  if (plain === undefined) return null;
  return { text: plain, key: plain, place: { alternatives: [plain], chosen: 0 } };
}

const measure =
  /^(\d{1,9})( ?)(MB|GB|KB|TB|MiB|GiB|KiB|ms|%|일|시간|분|개월|건|개|명|회|년)(?![\p{Lu}\p{Ll}\p{N}])/u;

/** A number with its unit that begins here, with or without a blank between them. */
export function measureAt(text: string, at: number): TextPiece | null {
  if (/[\p{L}\p{N}.,:_/-]/u.test(text[at - 1] ?? "")) return null;
  const [written, number = "", blank = "", unit = ""] = measure.exec(text.slice(at, at + longest)) ?? [];
  if (written === undefined) return null;
  const alternatives = [`${number}${unit}`, `${number} ${unit}`];
  return {
    text: written,
    key: alternatives[0] ?? null,
    place: { alternatives, chosen: blank === "" ? 0 : 1 },
  };
}
