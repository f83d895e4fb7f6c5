/** The canonical JSON (OLPC) over which TUF signs: members sorted, nothing between them, `"` and `\` alone escaped, whole numbers only. Another form than RFC 8785, which everything else here is signed in. */

/** The bytes of a JSON value. Throws a `TypeError` on what the form cannot say: fractions, and what is no JSON. */
export function olpcBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(olpcText(value));
}

function olpcText(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map(olpcText).join(",")}]`;
  if (typeof value === "object") return olpcObject(value as Readonly<Record<string, unknown>>);
  throw new TypeError("canonical JSON has no form for this value");
}

function olpcObject(value: Readonly<Record<string, unknown>>): string {
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .toSorted(byCodePoint)
    .map((name) => `${quoted(name)}:${olpcText(value[name])}`);
  return `{${members.join(",")}}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** The order of Python, in which the first implementations sort: by code points, not by UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
  }
  return a.length - b.length;
}

/** Surrogates, which begin the highest code points, after everything else. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
