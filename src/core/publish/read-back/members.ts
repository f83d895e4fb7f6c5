/** Reading a document that one's own writer wrote: what is not there is empty, and nothing is refused. */
import { isObject, valueAt } from "#core/input/json-cursor.ts";

/** The text at a place; "" where there is none. */
export function textOf(value: unknown, ...names: readonly string[]): string {
  const found = valueAt(value, ...names);
  return typeof found === "string" ? found : "";
}

/** The items at a place; none where there is no list. */
export function listOf(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const found = names.length === 0 ? value : valueAt(value, ...names);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** The texts of a list. */
export function textsOf(value: unknown, ...names: readonly string[]): readonly string[] {
  return listOf(value, ...names).filter((one) => typeof one === "string");
}

/** The texts by language of an object. */
export function wordsOf(value: unknown, ...names: readonly string[]): Readonly<Record<string, string>> {
  const found = valueAt(value, ...names);
  return isObject(found) ? (found as Readonly<Record<string, string>>) : {};
}

/** The one of a closed list that a text is; the fallback where it is none. */
export function oneOfList<const T extends string>(list: readonly T[], text: string, fallback: T): T {
  return list.find((one) => one === text) ?? fallback;
}

/** What stood in a sentence of the catalogue; null where the text is not that sentence. */
export function unwrapped(text: string, sentence: (inner: string) => string): string | null {
  const [before = "", after = ""] = sentence("\u0000").split("\u0000");
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
    ? text.slice(before.length, text.length - after.length)
    : null;
}
