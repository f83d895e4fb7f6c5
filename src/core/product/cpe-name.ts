/**
 * CPE 2.3 names (NISTIR 7695): the well-formed name, and its two bindings to text, the formatted string `cpe:2.3:…` and the URI `cpe:/…` of
 * version 2.2. Strict: what the standard forbids is a finding. What product one names is in `cpe.ts`.
 */
import { failed, parsed, type Parsed } from "#core/problem.ts";

/**
 * The value of one attribute: `any`, `na` (not applicable), or a text in lower case without quoting. `before` and `after` say how many
 * further characters may stand at its ends: 0, a number of `?`, or infinitely many for `*`.
 */
export type CpeValue =
  | "any"
  | "na"
  | { readonly text: string; readonly before: number; readonly after: number };

/** The attributes of a name in the order of the formatted string. */
export const cpeAttributes = [
  "part",
  "vendor",
  "product",
  "version",
  "update",
  "edition",
  "language",
  "swEdition",
  "targetSw",
  "targetHw",
  "other",
] as const;

/** A well-formed name (WFN): every attribute has a value. */
export type CpeName = Readonly<Record<(typeof cpeAttributes)[number], CpeValue>>;

const maxChars = 1024;

/** The name that a formatted string or a URI binds; the finding `cpe-invalid` says which attribute breaks which rule. */
export function readCpe(text: string): Parsed<CpeName> {
  if (text.length > maxChars)
    return failed("", "cpe-too-long", `The CPE name has more than ${maxChars} characters.`);
  if (text.startsWith("cpe:2.3:")) return readFormatted(text.slice("cpe:2.3:".length));
  if (/^cpe:\//i.test(text)) return readUri(text.slice("cpe:/".length));
  return failed("", "cpe-invalid", "A CPE name begins with `cpe:2.3:` or `cpe:/`.");
}

function readFormatted(text: string): Parsed<CpeName> {
  const parts = text.match(/(?:\\[^]|[^\\:]|\\$)+|(?<=^|:)(?=:|$)/g) ?? [];
  if (parts.length !== cpeAttributes.length)
    return failed("", "cpe-invalid", "A formatted string has eleven attributes after `cpe:2.3:`.");
  return named(parts.map(formattedValue));
}

/** A name of values in order; `null` stands for one that could not be read. */
function named(values: readonly (CpeValue | null)[]): Parsed<CpeName> {
  const name = new Map<string, CpeValue>();
  for (const [i, attribute] of cpeAttributes.entries()) {
    const value = values[i];
    if (value === null || value === undefined || !allowed(attribute, value))
      return failed("", "cpe-invalid", `The attribute ${attribute} is not written as CPE 2.3 asks.`);
    name.set(attribute, value);
  }
  return parsed(Object.fromEntries(name) as CpeName);
}

function allowed(attribute: string, value: CpeValue): boolean {
  if (typeof value === "string") return attribute !== "part" || value === "any";
  const plain = value.before === 0 && value.after === 0;
  if (attribute === "part") return plain && /^[aho]$/.test(value.text);
  if (attribute === "language") return plain && /^[a-z]{2,3}(?:-(?:[a-z]{2}|\d{3}))?$/.test(value.text);
  return true;
}

const openForm = /^[a-z0-9_.-]$/i;
const quotedForm = /^[!-/:-@[-`{-~]$/;

function formattedValue(part: string): CpeValue | null {
  if (part === "*") return "any";
  if (part === "-") return "na";
  const ends = wildEnds(part, ["?", "*"]);
  if (ends === null) return null;
  let text = "";
  for (let i = 0; i < ends.body.length; i++) {
    const c = ends.body[i] as string;
    const quoted = c === "\\";
    const held = quoted ? (ends.body[++i] ?? "") : c;
    if (!(quoted ? quotedForm : openForm).test(held)) return null;
    text += held;
  }
  return text === "" ? null : { text: text.toLowerCase(), before: ends.before, after: ends.after };
}

type Ends = { readonly body: string; readonly before: number; readonly after: number };

/** Splits wildcards off both ends: any number of the first mark, or one of the second; `null` when they are mixed. */
function wildEnds(part: string, [one, many]: readonly [string, string]): Ends | null {
  const run = (text: string): number => {
    if (text.startsWith(many)) return Infinity;
    let count = 0;
    while (text.startsWith(one, count * one.length)) count++;
    return count;
  };
  const widthOf = (count: number): number => (count === Infinity ? many.length : count * one.length);
  const before = run(part);
  let body = part.slice(widthOf(before));
  let after = 0;
  const isQuoted = (end: number): boolean => (/\\*$/.exec(body.slice(0, end))?.[0].length ?? 0) % 2 === 1;
  if (body.endsWith(many) && !isQuoted(body.length - many.length)) after = Infinity;
  else
    while (
      body.endsWith(one, body.length - after * one.length) &&
      !isQuoted(body.length - (after + 1) * one.length)
    )
      after++;
  body = body.slice(0, body.length - widthOf(after));
  const mixed = body === "" || body.startsWith(one) || body.startsWith(many);
  return mixed ? null : { body, before, after };
}

function readUri(text: string): Parsed<CpeName> {
  const parts = text.split(":");
  if (parts.length > 7) return failed("", "cpe-invalid", "A CPE URI has at most seven components.");
  const [part = "", vendor = "", product = "", version = "", update = "", edition = "", language = ""] =
    parts;
  const packed = edition.startsWith("~") ? edition.slice(1).split("~") : [edition];
  if (packed.length > 1 && packed.length !== 5)
    return failed("", "cpe-invalid", "A packed edition has five fields after its first `~`.");
  const [old = "", swEdition = "", targetSw = "", targetHw = "", other = ""] = packed;
  const inOrder = [
    part,
    vendor,
    product,
    version,
    update,
    old,
    language,
    swEdition,
    targetSw,
    targetHw,
    other,
  ];
  return named(inOrder.map(uriValue));
}

function uriValue(part: string): CpeValue | null {
  if (part === "") return "any";
  if (part === "-") return "na";
  const ends = wildEnds(part, ["%01", "%02"]);
  if (ends === null) return null;
  let text = "";
  for (let i = 0; i < ends.body.length; i++) {
    const c = ends.body[i] as string;
    const encoded = c === "%" ? /^[0-9a-f]{2}/i.exec(ends.body.slice(i + 1, i + 3))?.[0] : null;
    if (encoded === undefined) return null;
    const held = encoded === null ? c : String.fromCharCode(Number.parseInt(encoded, 16));
    const open = openForm.test(held) || (encoded === null ? held === "~" : quotedForm.test(held));
    if (!open) return null;
    if (encoded !== null) i += 2;
    text += held;
  }
  return { text: text.toLowerCase(), before: ends.before, after: ends.after };
}

/** The formatted string that binds a name. */
export function formatCpe(name: CpeName): string {
  return `cpe:2.3:${cpeAttributes.map((attribute) => formatted(name[attribute])).join(":")}`;
}

function formatted(value: CpeValue): string {
  if (value === "any") return "*";
  if (value === "na") return "-";
  const text = value.text === "-" ? "\\-" : value.text.replaceAll(/[^a-z0-9_.-]/gi, "\\$&");
  return wild(value.before, ["?", "*"]) + text + wild(value.after, ["?", "*"]);
}

function wild(count: number, [one, many]: readonly [string, string]): string {
  return count === Infinity ? many : one.repeat(count);
}

/** The URI of CPE 2.2 that binds a name; attributes that 2.2 lacks are packed into the edition. */
export function formatCpeUri(name: CpeName): string {
  const [edition = "", ...extended] = [
    name.edition,
    name.swEdition,
    name.targetSw,
    name.targetHw,
    name.other,
  ].map(uriText);
  const packed = extended.every((field) => field === "") ? edition : `~${[edition, ...extended].join("~")}`;
  const head = [name.part, name.vendor, name.product, name.version, name.update].map(uriText);
  return `cpe:/${[...head, packed, uriText(name.language)].join(":").replace(/:+$/, "")}`;
}

function uriText(value: CpeValue): string {
  if (value === "any") return "";
  if (value === "na") return "-";
  const encode = (c: string): string => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`;
  const text = value.text.replaceAll(/[^a-z0-9_.-]/gi, encode);
  return wild(value.before, ["%01", "%02"]) + text + wild(value.after, ["%01", "%02"]);
}
