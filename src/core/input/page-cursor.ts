/**
 * Pages of a list: the rows, and a cursor that says where the next page begins. A cursor is opaque text that the client hands back as it came; one
 * that was not written for the same list is refused and never read as the first page.
 */
import { isInstant } from "#core/input/instant.ts";
import { Refusal } from "#core/problem.ts";

/** One page of a list; `next` is the cursor of the following page, absent on the last. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string };

/** Which page is asked for: after the one whose `next` this is, and how many rows at most. */
export type PageRequest = { readonly after?: string; readonly limit?: number };

/** How many rows a page has where the client says nothing. */
export const usualPageLength = 50;

type FieldTypes = {
  readonly text: string;
  /** RFC 3339 in UTC as the database writes it. */
  readonly instant: string;
  readonly instantOrNone: string | null;
  /** A whole number from 0. */
  readonly number: number;
};
type Field = keyof FieldTypes;
type PlaceOf<F extends readonly Field[]> = { readonly [N in keyof F]: FieldTypes[F[N]] };

/** How the place of a row in one list is written and read: the values by which the list is ordered. */
type PageCursor<F extends readonly Field[]> = {
  readonly write: (...place: PlaceOf<F>) => string;
  /** `null` where there is no cursor: the first page. Refuses `input-invalid`; `at` is where the cursor stands in the input. */
  readonly read: (cursor: string | undefined, at?: string) => PlaceOf<F> | null;
};

/** The cursor of a list that is ordered by these fields; `list` keeps apart lists of the same fields. */
export function pageCursor<const F extends readonly Field[]>(list: string, ...fields: F): PageCursor<F> {
  const write = (...place: PlaceOf<F>): string => encode([list, ...place]);
  const read = (cursor: string | undefined, at = "/after"): PlaceOf<F> | null => {
    if (cursor === undefined) return null;
    const [name, ...place] = decode(cursor) ?? [];
    const fits = name === list && place.length === fields.length;
    if (!fits || !fields.every((field, i) => isOf(field, place[i]))) throw malformed(at);
    return place as unknown as PlaceOf<F>;
  };
  return { write, read };
}

/** Cuts rows, of which one more was read than a page has, to a page. */
export function cutPage<R>(rows: readonly R[], limit: number, cursorOf: (last: R) => string): Page<R> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(last) } : { items };
}

function encode(value: readonly unknown[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** The list that this text is the only encoding of, or `null`. */
function decode(cursor: string): readonly unknown[] | null {
  try {
    const bytes = Uint8Array.fromBase64(cursor, { alphabet: "base64url" });
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return Array.isArray(value) && encode(value) === cursor ? value : null;
  } catch {
    return null;
  }
}

/** The years that both the clock and the database know. */
const instantForm = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;

function isOf(field: Field, value: unknown): boolean {
  if (field === "number") return Number.isSafeInteger(value) && (value as number) >= 0;
  if (value === null) return field === "instantOrNone";
  if (typeof value !== "string") return false;
  return field === "text"
    ? value.isWellFormed() && !value.includes("\0")
    : instantForm.test(value) && isInstant(value);
}

function malformed(at: string): Refusal {
  const name = at.endsWith("/page_token") ? "next_page_token" : "next";
  const message = `This is not a cursor of this list; take \`${name}\` of the page before as it came.`;
  return new Refusal("input-invalid", message, [{ at, code: "cursor", message }]);
}
