/** Letters in an advisory that no reader sees and that change what is read: control characters, marks of direction, broken surrogates. */
import { isObject } from "#core/input/json-cursor.ts";
import { printableLines } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";

/** A finding for each text of the value that holds such letters, by its place. */
export function hiddenLetters(value: unknown, at = ""): readonly Finding[] {
  if (typeof value === "string")
    return printableLines(value) === value
      ? []
      : [{ at, code: "text-control", message: "The text holds letters that are not shown." }];
  if (Array.isArray(value)) return value.flatMap((one, index) => hiddenLetters(one, `${at}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => hiddenLetters(one, `${at}/${name}`));
}
