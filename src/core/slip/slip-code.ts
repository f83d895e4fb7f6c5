/**
 * How a return slip is written and read aloud: 29 characters of which no two look alike, in groups of five, with three check characters. The check is a code over
 * the field of 29 elements in which any two columns are independent: it finds every single wrong character, every swap of any two, and every two wrong ones.
 */
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** Digits, and the letters that are not taken for one of them or for another letter. */
const alphabet = "0123456789ACDEFGHJKMNPQRTVWXY";
const field = alphabet.length;
/** What people write in place of what they see. */
const lookAlikes: Readonly<Record<string, string>> = {
  B: "8",
  I: "1",
  L: "1",
  O: "0",
  S: "5",
  U: "V",
  Z: "2",
};
const [groupLength, checks, fewest, most] = [5, 3, 8, 50];

/** The longest slip with its dashes. */
export const longestSlip = most + Math.ceil(most / groupLength) - 1;

/** What a character at a place adds to the three sums. The checks stand at the end and add to one sum each. */
function column(place: number): readonly [number, number, number] {
  return [1, 1 + (place % (field - 1)), 1 + Math.floor(place / (field - 1))];
}

function sumsOf(values: readonly number[]): readonly number[] {
  const sums = [0, 0, 0];
  values.forEach((value, place) => {
    column(place).forEach((weight, i) => (sums[i] = ((sums[i] ?? 0) + weight * value) % field));
  });
  return sums;
}

/** A number as a slip; `null` where it is too large for one. */
export function writeSlip(content: bigint): string | null {
  const values: number[] = [];
  for (let rest = content; rest > 0n; rest /= BigInt(field)) values.unshift(Number(rest % BigInt(field)));
  while (values.length < fewest - checks) values.unshift(0);
  if (values.length + checks > most) return null;
  const all = [...values, ...sumsOf(values).map((sum) => (field - sum) % field)];
  const text = all.map((value) => alphabet[value]).join("");
  const starts = Array.from({ length: Math.ceil(text.length / groupLength) }, (_, i) => i * groupLength);
  return starts.map((start) => text.slice(start, start + groupLength)).join("-");
}

/** The number of a slip as somebody typed it: spaces, dashes and small letters do not matter. A wrong character is named with its group where one alone explains it. */
export function readSlip(typed: string): Parsed<bigint> {
  const text = typed
    .slice(0, 4 * longestSlip)
    .toUpperCase()
    .replaceAll(/[\s\-–—.]/g, "");
  const values = Array.from(text).map((character) => alphabet.indexOf(lookAlikes[character] ?? character));
  const strange = values.indexOf(-1);
  if (strange >= 0) return wrongGroup("slip-character", strange);
  if (values.length < fewest || values.length > most)
    return failed(
      "",
      "slip-length",
      `A slip has ${fewest} to ${most} characters; these are ${values.length}.`,
    );
  const data = values.slice(0, -checks);
  const sums = sumsOf(data).map((sum, i) => (sum + (values.at(i - checks) ?? 0)) % field);
  if (sums.some((sum) => sum !== 0)) return wrongGroup("slip-check", suspect(sums, data.length));
  return parsed(data.reduce((number, value) => number * BigInt(field) + BigInt(value), 0n));
}

/** The place of the one character that would explain the sums; -1 where none does. */
function suspect(sums: readonly number[], data: number): number {
  const differing = sums.flatMap((sum, i) => (sum === 0 ? [] : [i]));
  if (differing.length === 1) return data + (differing[0] ?? 0);
  for (let place = 0; place < data; place++) {
    const [first = 0] = sums;
    if (column(place).every((weight, i) => (weight * first) % field === sums[i])) return place;
  }
  return -1;
}

function wrongGroup(code: "slip-character" | "slip-check", place: number): Parsed<never> {
  const group = place < 0 ? "" : String(Math.floor(place / groupLength) + 1);
  const where = group === "" ? "more than one character" : `group ${group}`;
  return failed(`/${group}`, code, `The slip was not copied right: look at ${where}.`);
}
