/**
 * A place in a document from outside, read with types checked: a wrong type or a missing member becomes a finding at its JSON Pointer.
 * `null` counts as absent, as many publishers write it. Not a schema validator: it checks only what a reader asks for.
 */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Finding } from "#core/problem.ts";

/** A value and the way to it; `problems` is shared by every cursor opened from the same document. */
export type Cursor = {
  readonly value: unknown;
  readonly parent: Cursor | null;
  readonly key: string | number;
  readonly problems: Finding[];
};

/** The cursor at the whole document, with no problems yet. */
export function openDocument(value: unknown): Cursor {
  return { value: value ?? undefined, parent: null, key: "", problems: [] };
}

/** The JSON Pointer (RFC 6901) of the place. */
export function pointerOf(cursor: Cursor): string {
  const steps: string[] = [];
  for (let place = cursor; place.parent !== null; place = place.parent) {
    steps.push(`/${pointerStep(String(place.key))}`);
  }
  return steps.reverse().join("");
}

/** Records that the value at the place is not what it should be. */
export function addProblem(cursor: Cursor, code: string, message: string): void {
  cursor.problems.push({ at: pointerOf(cursor), code, message });
}

/** Whether a value is a JSON object (not a list, not null). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own member of a JSON value, without a finding; `undefined` when there is none or the value is not an object. */
export function valueAt(value: unknown, ...names: readonly string[]): unknown {
  let here = value;
  for (const name of names) {
    if (!isObject(here) || !Object.hasOwn(here, name)) return undefined;
    here = here[name];
  }
  return here;
}

/** The member of that name; its value is `undefined` when absent. A place that holds something but an object gives a finding. */
export function memberAt(cursor: Cursor, name: string): Cursor {
  return {
    value: own(objectAt(cursor), name) ?? undefined,
    parent: cursor,
    key: name,
    problems: cursor.problems,
  };
}

function own(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object at the place; an empty one when absent or of a wrong type (which gives a finding). */
export function objectAt(cursor: Cursor): Readonly<Record<string, unknown>> {
  if (isObject(cursor.value)) return cursor.value;
  if (cursor.value !== undefined) wrongType(cursor, "an object");
  return {};
}

/** Gives a finding for each member of the object at the place that is none of these. */
export function onlyMembers(cursor: Cursor, names: readonly string[]): void {
  for (const name of Object.keys(objectAt(cursor)))
    if (!names.includes(name))
      addProblem(memberAt(cursor, name), "member-unknown", `expected only ${names.join(", ")}`);
}

/** The elements of the list at the place, in order; none when absent or of a wrong type (which gives a finding). */
export function itemsAt(cursor: Cursor): readonly Cursor[] {
  const list: unknown = cursor.value;
  if (Array.isArray(list)) {
    return list.map((value: unknown, key) => element(cursor, key, value));
  }
  if (list !== undefined) wrongType(cursor, "a list");
  return [];
}

function element(list: Cursor, key: number, value: unknown): Cursor {
  return { value, parent: list, key, problems: list.problems };
}

/** The string at the place; `undefined` when absent or of a wrong type (which gives a finding). */
export function textAt(cursor: Cursor): string | undefined {
  if (typeof cursor.value === "string") return cursor.value;
  if (cursor.value !== undefined) wrongType(cursor, "a string");
  return undefined;
}

/** The string at the place, which must be there and not be blank; "" with a finding otherwise. */
export function requiredTextAt(cursor: Cursor): string {
  if (cursor.value === undefined) {
    addProblem(cursor, "member-missing", `the member "${String(cursor.key)}" is required and is not there`);
    return "";
  }
  const found = textAt(cursor);
  if (found !== undefined && found.trim() === "")
    addProblem(cursor, "text-empty", "expected a text that is not empty");
  return found ?? "";
}

const longestName = 500;

/** As {@link requiredTextAt}, for what serves as a name and is looked up by: at most 500 bytes of UTF-8. */
export function requiredNameAt(cursor: Cursor): string {
  const name = requiredTextAt(cursor);
  if (isShort(name, longestName)) return name;
  addProblem(cursor, "name-too-long", `expected a name of at most ${longestName} bytes`);
  return "";
}

/** Whether a text has at most so many bytes of UTF-8. */
export function isShort(written: string, bytes: number): boolean {
  if (written.length * 3 <= bytes) return true;
  return written.length <= bytes && new TextEncoder().encode(written).length <= bytes;
}

/** The finite number at the place; `undefined` when absent or of a wrong type (which gives a finding). */
export function numberAt(cursor: Cursor): number | undefined {
  if (typeof cursor.value === "number" && Number.isFinite(cursor.value)) return cursor.value;
  if (cursor.value !== undefined) wrongType(cursor, "a number");
  return undefined;
}

/** The names in the list at the place, each once, in order. */
export function textsAt(cursor: Cursor): readonly string[] {
  const { value: list } = cursor;
  if (!Array.isArray(list)) return itemsAt(cursor).map(requiredNameAt);
  const found = new Set<string>();
  for (const [at, item] of (list as readonly unknown[]).entries()) {
    const plain = typeof item === "string" && item.length <= longestName / 3 && item.trim() !== "";
    const value = plain ? item : requiredNameAt(element(cursor, at, item));
    if (value !== "") found.add(value);
  }
  return [...found];
}

function wrongType(cursor: Cursor, wanted: string): void {
  addProblem(cursor, "type-wrong", `expected ${wanted}, found ${nameOfType(cursor.value)}`);
}

function nameOfType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
