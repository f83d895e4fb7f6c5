/**
 * Korean mail: EUC-KR as CP949 extends it, which decoders know in part only; ISO-2022-KR, which they do not know; and messages of older programs that state no
 * encoding at all. What a library decodes passes through it as single bytes and is decoded here.
 */

const [escape, shiftOut, shiftIn] = [0x1b, 0x0e, 0x0f].map((code) => String.fromCharCode(code)) as [
  string,
  string,
  string,
];
const designator = `${escape}$)C`;

/** An encoding in which every byte is a character of its own and which no Korean mail is in: it carries bytes through the library and back. */
const carrier = "macintosh";

/** Labels of Korean encodings, where a message states one. */
const labels =
  /(charset\s{0,4}=\s{0,4}"?|=\?)(?:x-windows-949|windows-949|ks_c_5601-19(?:87|89)|ksc_?5601|cp949|ms949|uhc|euc-kr|euckr|korean)(?=["?;\s]|$)/gi;
const statesEncoding = /charset\s{0,4}=|=\?[A-Za-z0-9_-]{2,40}\?[bq]\?/i;

/** A message whose Korean parts pass through a decoder unharmed, and how its texts are to be read afterwards. */
export function carried(bytes: Uint8Array): {
  readonly bytes: Uint8Array;
  readonly read: (text: string) => string;
} {
  const ascii = asciiOf(bytes);
  if (!statesEncoding.test(ascii) && ascii.includes("\u0001") && !isUtf8(bytes))
    return { bytes: new TextEncoder().encode(decodeKorean(bytes)), read: shiftedText };
  const matches = [...ascii.matchAll(labels)];
  if (matches.length === 0) return { bytes, read: shiftedText };
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const match of matches) {
    const at = match.index + (match[1] ?? "").length;
    pieces.push(bytes.subarray(from, at), new TextEncoder().encode(carrier));
    from = match.index + match[0].length;
  }
  pieces.push(bytes.subarray(from));
  return { bytes: joinedBytes(pieces), read: (text) => shiftedText(uncarried(text)) };
}

/** The bytes as a text of the same length; what is not ASCII is U+0001. */
function asciiOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192).map((byte) => (byte < 0x80 ? byte : 1))));
  return parts.join("");
}

function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The byte of each character of the carrier. */
function carrierBytes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(carrier);
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
}

let byteOf: ReadonlyMap<string, number> | null = null;

/** A text that the carrier brought, decoded; one that has other characters came another way and stays. */
function uncarried(text: string): string {
  byteOf ??= carrierBytes();
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = byteOf.get(text.charAt(at));
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  return decodeKorean(bytes);
}

/** The text with what ISO-2022-KR shifts out as Korean: a decoder that does not know the encoding passes its seven bits on as they are. */
function shiftedText(text: string): string {
  if (!text.includes(shiftOut)) return text;
  return text
    .replaceAll(designator, "")
    .split(shiftOut)
    .map((piece, index) => (index === 0 ? piece : shifted(piece)))
    .join("");
}

function shifted(piece: string): string {
  const end = piece.indexOf(shiftIn);
  const korean = end < 0 ? piece : piece.slice(0, end);
  const bytes = Uint8Array.from(korean, (character) => {
    const code = character.charCodeAt(0);
    return code > 0x20 && code < 0x7f ? code | 0x80 : code & 0xff;
  });
  return decodeKorean(bytes) + (end < 0 ? "" : piece.slice(end + 1));
}

/** Bytes of EUC-KR with the syllables that CP949 adds. */
export function decodeKorean(bytes: Uint8Array): string {
  const decoder = new TextDecoder("euc-kr");
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const added = addedSyllable(lead, bytes[at + 1] ?? 0);
    if (added !== null) {
      parts.push(decoder.decode(bytes.subarray(from, at)), added);
      from = at + 2;
    }
    at += 1;
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join("");
}

let added: readonly string[] | null = null;

/** The syllable that CP949 has at two bytes where EUC-KR has none: the syllables that EUC-KR lacks, in their order, fill the free places in theirs. */
function addedSyllable(lead: number, trail: number): string | null {
  const column =
    trail >= 0x41 && trail <= 0x5a
      ? trail - 0x41
      : trail >= 0x61 && trail <= 0x7a
        ? trail - 0x61 + 26
        : trail >= 0x81 && trail <= 0xfe
          ? trail - 0x81 + 52
          : -1;
  const wide = lead <= 0xa0;
  if (column < 0 || lead > 0xc6 || column >= (wide ? 178 : 84)) return null;
  added ??= syllablesLacking();
  const index = wide ? (lead - 0x81) * 178 + column : 32 * 178 + (lead - 0xa1) * 84 + column;
  return added[index] ?? null;
}

const [firstSyllable, lastSyllable] = [0xac00, 0xd7a3];

function syllablesLacking(): readonly string[] {
  const decoder = new TextDecoder("euc-kr");
  const there = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead += 1)
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) there.add(decoder.decode(Uint8Array.of(lead, trail)));
  return Array.from({ length: lastSyllable - firstSyllable + 1 }, (_, index) =>
    String.fromCharCode(firstSyllable + index),
  ).filter((syllable) => !there.has(syllable));
}
