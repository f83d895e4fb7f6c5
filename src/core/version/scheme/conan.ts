/**
 * Conan 2 versions (`conan.internal.model.version.Version`): dotted items, a pre-release after the last hyphen, a build after `+`; trailing
 * zeros do not count. Not an order: a number and a word are compared as text, so 2 < 10 < 1a < 2. The key places numbers before words; `exact` decides.
 */

import { endOfDigits } from "#core/version/characters.ts";
import { KeyWriter, longestVersion } from "#core/version/key-writer.ts";
import type { Scheme } from "#core/version/scheme.ts";

const preRelease = 0x01;
const release = 0x02;
const noBuild = 0x01;
const build = 0x02;
const end = 0x01;
const word = 0xb0;

type ConanParts = {
  readonly items: readonly string[];
  readonly pre: readonly string[] | null;
  readonly build: readonly string[] | null;
};

function isNumber(item: string): boolean {
  return item !== "" && endOfDigits(item, 0) === item.length;
}

/** The items of a dotted list, numbers without leading zeros, without the zeros at its end. */
function itemsOf(text: string): string[] {
  const items = text
    .toLowerCase()
    .split(".")
    .map((item) => (isNumber(item) ? item.slice(leadingZeros(item)) : item));
  while (items.at(-1) === "0") items.pop();
  return items;
}

function leadingZeros(item: string): number {
  let at = 0;
  while (at < item.length - 1 && item.charCodeAt(at) === 48) at++;
  return at;
}

function split(version: string): ConanParts {
  const plus = version.lastIndexOf("+");
  const body = plus < 0 ? version : version.slice(0, plus);
  const hyphen = body.lastIndexOf("-");
  return {
    items: itemsOf(hyphen < 0 ? body : body.slice(0, hyphen)),
    pre: hyphen < 0 ? null : itemsOf(body.slice(hyphen + 1)),
    build: plus < 0 ? null : itemsOf(version.slice(plus + 1)),
  };
}

function writeItems(items: readonly string[], out: KeyWriter): void {
  for (const item of items) {
    if (isNumber(item)) {
      out.digits(item, 0, item.length);
    } else {
      out.byte(word);
      out.utf8(item);
    }
  }
  out.byte(end);
}

function compareItem(a: string, b: string): number {
  if (isNumber(a) && isNumber(b) && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareItems(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareItem(a[at] as string, b[at] as string);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Conan's own comparison, item by item. */
function exact(a: string, b: string): number {
  const left = split(a.trim());
  const right = split(b.trim());
  const items = compareItems(left.items, right.items);
  if (items !== 0) return items;
  if ((left.pre === null) !== (right.pre === null)) return left.pre === null ? 1 : -1;
  const pre = compareItems(left.pre ?? [], right.pre ?? []);
  if (pre !== 0) return pre;
  if ((left.build === null) !== (right.build === null)) return left.build === null ? -1 : 1;
  return compareItems(left.build ?? [], right.build ?? []);
}

/** Conan's order of package versions. */
export const conan: Scheme = {
  name: "conan",
  exact,
  key(version) {
    const text = version.trim();
    if (text === "" || text.length > longestVersion || text.includes("\0")) return null;
    const parts = split(text);
    const out = new KeyWriter();
    writeItems(parts.items, out);
    out.byte(parts.pre === null ? release : preRelease);
    if (parts.pre !== null) writeItems(parts.pre, out);
    out.byte(parts.build === null ? noBuild : build);
    if (parts.build !== null) writeItems(parts.build, out);
    return out.finish();
  },
};
