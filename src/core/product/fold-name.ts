/**
 * A name of a vendor's own as two sources write it alike: signs that nobody sees, marks of trade, HTML entities, compatibility forms, letter case,
 * dashes and white space do not tell names apart. Letters and words do: what is only near is for `core/pack/read/similar-names.ts`.
 */
import { withoutUnseen } from "#core/input/unseen.ts";

const namedEntities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["shy", ""],
  ["reg", ""],
  ["trade", ""],
  ["copy", ""],
  ["ndash", "-"],
  ["mdash", "-"],
  ["minus", "-"],
  ["middot", "·"],
  ["lsquo", "'"],
  ["rsquo", "'"],
  ["ldquo", '"'],
  ["rdquo", '"'],
  ["zwnj", ""],
  ["zwj", ""],
  ["lrm", ""],
  ["rlm", ""],
]);

/** A text that was written into a page more than once has its entities encoded as often. */
const mostDecodings = 3;

function withoutEntities(text: string): string {
  let plain = text;
  for (let round = 0; round < mostDecodings && plain.includes("&"); round++) {
    const decoded = plain.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, entityOf);
    if (decoded === plain) break;
    plain = decoded;
  }
  return plain;
}

function entityOf(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return namedEntities.get(name.toLowerCase()) ?? whole;
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    ? String.fromCodePoint(point)
    : whole;
}

/** Signs of trade, which compatibility forms would turn into letters: ©, ®, ™, ℠, and `(R)`, `(TM)` for them. */
const tradeSigns = /[\u00a9\u00ae\u2122\u2120\u{1f12e}]|\((?:r|tm|sm)\)/giu;
const isPlain = /^[a-z0-9.+/:,'"!@#$%^*~]+(?:-[a-z0-9.+/:,'"!@#$%^*~]+)*$/;

/** The name folded; white space, underscores and dashes are one `-`, and none stands at an end. */
export function foldName(text: string): string {
  const decoded = withoutEntities(text.toWellFormed());
  if (isPlain.test(decoded)) return decoded;
  const bare = decoded.replaceAll(tradeSigns, " ").replaceAll(/[\t\n\r\u2800]/g, " ");
  const folded = bare.normalize("NFKC").toLowerCase().normalize("NFKC");
  // Once more: what is unseen, or one letter for three, may have hidden a sign.
  return withoutUnseen(folded)
    .replaceAll(tradeSigns, " ")
    .replaceAll(/[\s_-]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
