/** Korean text as older mail programs write it: in EUC-KR, and in ISO-2022-KR. */

/** The bytes of each character of KS X 1001, asked of the decoder. */
function table(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder("euc-kr");
  const bytes = new Map<string, readonly [number, number]>();
  for (let lead = 0xa1; lead <= 0xfe; lead += 1)
    for (let trail = 0xa1; trail <= 0xfe; trail += 1)
      bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return bytes;
}

let characters: ReadonlyMap<string, readonly [number, number]> | null = null;

/** In EUC-KR. */
export function eucKr(text: string): Buffer {
  characters ??= table();
  const known = characters;
  return Buffer.from(Array.from(text).flatMap((one) => known.get(one) ?? [one.charCodeAt(0)]));
}

/** In ISO-2022-KR: seven bits, shifted out and in. */
export function iso2022Kr(text: string): Buffer {
  const out: number[] = [0x1b, 0x24, 0x29, 0x43, 0x0d, 0x0a];
  let shifted = false;
  for (const byte of eucKr(text)) {
    if (byte >= 0x80 !== shifted) out.push(shifted ? 0x0f : 0x0e);
    shifted = byte >= 0x80;
    out.push(byte & 0x7f);
  }
  if (shifted) out.push(0x0f);
  return Buffer.from(out);
}
