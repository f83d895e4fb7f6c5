/**
 * Reads XML that someone else wrote into a plain tree, in one linear pass and within limits. Prefixes of names are dropped. Document types
 * are refused, so there are no entities but the five of XML and character references. Not a validator; no namespaces, no schema.
 */
import { failed, parsed, type Parsed } from "#core/problem.ts";

/** One element. `text` is its own character data, trimmed; `line` is where its tag begins. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line: number;
};

/** Limits on one XML document: characters (64 Mi unless told), levels (200), elements (2 million). */
type XmlLimits = { readonly chars?: number; readonly depth?: number; readonly elements?: number };

type Open = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string[];
  line: number;
};
type XmlWalk = {
  readonly text: string;
  readonly depth: number;
  readonly open: Open[];
  root: XmlElement | null;
  left: number;
  line: number;
  counted: number;
};

const fault = {
  deep: "xml-too-deep",
  many: "xml-too-many",
  invalid: "xml-invalid",
  type: "xml-document-type",
} as const;

/** The root element of an XML text. */
export function readXml(text: string, limits: XmlLimits = {}): Parsed<XmlElement> {
  const chars = limits.chars ?? 64 * 1024 * 1024;
  if (text.length > chars) return failed("", "too-large", `The text has more than ${chars} characters.`);
  const left = limits.elements ?? 2_000_000;
  const walk: XmlWalk = { text, depth: limits.depth ?? 200, open: [], root: null, left, line: 1, counted: 0 };
  for (let at = text.indexOf("<"), from = 0; ; at = text.indexOf("<", from)) {
    addText(walk, text.slice(from, at < 0 ? text.length : at));
    if (at < 0) break;
    const next = readMarkup(walk, at);
    if (typeof next === "string") return failed(`line ${lineAt(walk, at)}`, next, explain(next));
    from = next;
  }
  if (walk.root === null || walk.open.length > 0) {
    return failed(
      `line ${lineAt(walk, text.length)}`,
      fault.invalid,
      "This is not XML, or it ends too early.",
    );
  }
  return parsed(walk.root);
}

function explain(code: string): string {
  if (code === fault.deep) return "The elements are nested too deeply.";
  if (code === fault.many) return "There are too many elements.";
  if (code === fault.type) return "A document type is not read: it could define entities.";
  return "This is not XML from here on.";
}

function lineAt(walk: XmlWalk, position: number): number {
  for (
    let i = walk.text.indexOf("\n", walk.counted);
    i >= 0 && i < position;
    i = walk.text.indexOf("\n", i + 1)
  ) {
    walk.line++;
    walk.counted = i + 1;
  }
  return walk.line;
}

function addText(walk: XmlWalk, raw: string): void {
  const element = walk.open.at(-1);
  if (element !== undefined && raw.trim() !== "") element.text.push(unescape(raw));
}

/** Reads the markup at `<`; the index after it, or the code of what is wrong. */
function readMarkup(walk: XmlWalk, at: number): number | string {
  const { text } = walk;
  if (text.startsWith("<!--", at)) return after(text, "-->", at + 4);
  if (text.startsWith("<?", at)) return after(text, "?>", at + 2);
  if (text.startsWith("<![CDATA[", at)) {
    const end = text.indexOf("]]>", at);
    if (end < 0) return fault.invalid;
    walk.open.at(-1)?.text.push(text.slice(at + 9, end));
    return end + 3;
  }
  if (text.startsWith("<!", at)) return fault.type;
  if (text[at + 1] === "/") return closeTag(walk, at);
  return openTag(walk, at);
}

function after(text: string, mark: string, from: number): number | string {
  const end = text.indexOf(mark, from);
  return end < 0 ? fault.invalid : end + mark.length;
}

function closeTag(walk: XmlWalk, at: number): number | string {
  const end = walk.text.indexOf(">", at);
  const name = localName(walk.text.slice(at + 2, end).trim());
  if (end < 0 || walk.open.at(-1)?.name !== name) return fault.invalid;
  close(walk);
  return end + 1;
}

function close(walk: XmlWalk): void {
  const open = walk.open.pop();
  if (open === undefined) return;
  const element: XmlElement = { ...open, text: open.text.join("").trim() };
  const parent = walk.open.at(-1);
  if (parent === undefined) walk.root = element;
  else parent.children.push(element);
}

function openTag(walk: XmlWalk, at: number): number | string {
  const { text } = walk;
  const nameEnd = endOfName(text, at + 1);
  const name = localName(text.slice(at + 1, nameEnd));
  if (name === "" || (walk.open.length === 0 && walk.root !== null)) return fault.invalid;
  if (walk.open.length >= walk.depth) return fault.deep;
  if (walk.left-- <= 0) return fault.many;
  const attributes = new Map<string, string>();
  const end = readAttributes(text, nameEnd, attributes);
  if (end < 0) return fault.invalid;
  walk.open.push({ name, attributes, children: [], text: [], line: lineAt(walk, at) });
  if (text[end - 1] === "/") close(walk);
  return end + 1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function endOfName(text: string, from: number): number {
  let i = from;
  while (i < text.length && !/[\s=/>"'<]/.test(text[i] as string)) i++;
  return i;
}

/** Reads attributes into a map; the index of the tag's `>`, or -1. */
function readAttributes(text: string, from: number, into: Map<string, string>): number {
  for (let i = from; i < text.length;) {
    const c = text[i] as string;
    if (c === ">") return i;
    if (c === "/" || c.trim() === "") {
      i++;
      continue;
    }
    const nameEnd = endOfName(text, i);
    const equals = skipSpace(text, nameEnd);
    const open = skipSpace(text, equals + 1);
    const quote = text[open];
    if (nameEnd === i || text[equals] !== "=" || (quote !== '"' && quote !== "'")) return -1;
    const end = text.indexOf(quote, open + 1);
    if (end < 0) return -1;
    into.set(localName(text.slice(i, nameEnd)), unescape(text.slice(open + 1, end)));
    i = end + 1;
  }
  return -1;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && (text[i] as string).trim() === "") i++;
  return i;
}

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function unescape(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replaceAll(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith("#")) return named.get(name) ?? whole;
    const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** The first child of a name, else `null`. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** The text of the first child of a name; `null` where there is none or it is empty. */
export function textOf(element: XmlElement | null, name: string): string | null {
  return childOf(element, name)?.text || null;
}

/** The children of a name inside of the first child of another: `<dependencies><dependency/>…`. */
export function itemsOf(element: XmlElement | null, list: string, name: string): readonly XmlElement[] {
  return childOf(element, list)?.children.filter((child) => child.name === name) ?? [];
}
