/**
 * Ways into a value that somebody else wrote, as tables of them name members: `a.b` a member, `a[]` each of a list, `a[b=c]` those of a list whose member
 * `b` is `c`, `a{}` each member of an object, `^` the
 * object around, `/` from the whole, `@` the name under which a row stands. Dots within a name are written `\.`.
 */
import { entriesOf, member } from "#core/input/json.ts";

/** One row of a report with what stands around it; `at` is its place as a JSON Pointer. */
export type RecordRow = {
  readonly value: unknown;
  readonly name: string;
  readonly at: string;
  readonly around: RecordRow | null;
};

/** The whole as a row. */
export function wholeOf(value: unknown): RecordRow {
  return { value, name: "", at: "", around: null };
}

/** How many rows are taken of one report. */
const mostRows = 100_000;

/** The rows that a way leads to, in order. */
export function rowsAt(whole: RecordRow, path: string): readonly RecordRow[] {
  let rows: readonly RecordRow[] = [whole];
  for (const step of stepsOf(path)) rows = rows.flatMap((row) => stepped(row, step)).slice(0, mostRows);
  return rows;
}

function stepsOf(path: string): readonly string[] {
  return path
    .split(/(?<!\\)\./)
    .map((step) => step.replaceAll("\\.", "."))
    .filter((step) => step !== "");
}

const filtered = /^([^[\]]+)\[([^[\]=]+)=([^[\]]*)\]$/;

function stepped(row: RecordRow, step: string): readonly RecordRow[] {
  const filter = filtered.exec(step);
  if (filter !== null)
    return stepped(row, `${filter[1] ?? ""}[]`).filter(
      ({ value }) => member(value, filter[2] ?? "") === filter[3],
    );
  const each = step.endsWith("[]") || step.endsWith("{}");
  const name = each ? step.slice(0, -2) : step;
  const inner = name === "" ? row : inside(row, name, member(row.value, name));
  if (!each) return inner.value === undefined ? [] : [inner];
  if (step.endsWith("{}")) return entriesOf(inner.value).map(([key, value]) => inside(inner, key, value));
  return Array.isArray(inner.value)
    ? inner.value.map((value: unknown, index) => inside(inner, String(index), value))
    : [];
}

function inside(around: RecordRow, name: string, value: unknown): RecordRow {
  const step = name.replaceAll("~", "~0").replaceAll("/", "~1");
  return { value, name, at: `${around.at}/${step}`, around };
}

/** The values at a way from a row, as texts: strings, numbers, and lists of them; what is nested deeper is none. */
export function textsAt(row: RecordRow, path: string): readonly string[] {
  if (path === "@") return [row.name];
  let from: RecordRow = row;
  let rest = path;
  while (rest.startsWith("^") || rest.startsWith("/")) {
    const whole = rest.startsWith("/");
    rest = rest.slice(1);
    if (rest === "@") return [from.around?.name ?? ""].filter((name) => name !== "");
    if (whole) while (from.around !== null) from = from.around;
    else from = from.around ?? from;
  }
  return rowsAt(from, rest).flatMap(({ value }) => plainTexts(value));
}

function plainTexts(value: unknown): readonly string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (typeof value === "number") return [String(value)];
  return Array.isArray(value) ? value.flatMap((each) => (Array.isArray(each) ? [] : plainTexts(each))) : [];
}

/** Whether a way leads to anything. */
export function leads(value: unknown, path: string): boolean {
  return rowsAt(wholeOf(value), path).length > 0;
}
