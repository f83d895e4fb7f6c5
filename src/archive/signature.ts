/** Which archive or compression bytes are, by their first {@link signatureBytes}, never by a name. */

/** An archive or a compression; those after `zip` are known and not read. */
export type Packing = "gzip" | "zstd" | "tar" | "zip" | "bzip2" | "xz" | "7z" | "rar";

/** Bytes at the start of a file that {@link packingOf} looks at. */
export const signatureBytes = 512;

const signatures: readonly (readonly [packing: Packing, bytes: string])[] = [
  ["gzip", "\u001f\u008b"],
  ["zstd", "\u0028\u00b5\u002f\u00fd"],
  ["zip", "PK\u0003\u0004"],
  ["zip", "PK\u0005\u0006"],
  ["bzip2", "BZh"],
  ["xz", "\u00fd7zX"],
  ["7z", "7z\u00bc\u00af"],
  ["rar", "Rar!"],
];

/** What bytes begin as; `null` for what is no archive and not compressed. */
export function packingOf(head: Uint8Array): Packing | null {
  const found = signatures.find(([, bytes]) => textAt(head, 0, bytes.length) === bytes);
  return found?.[0] ?? (isTar(head) ? "tar" : null);
}

/** Whether bytes, perhaps too few to tell, may be the beginning of a packing. */
export function beginsAs(bytes: Uint8Array, packing: Packing): boolean {
  return signatures.some(([name, head]) => {
    const known = Math.min(head.length, bytes.length);
    return name === packing && textAt(bytes, 0, known) === head.slice(0, known);
  });
}

/** A tar says what it is in its first header, or, in the oldest form, only by a checksum that is right. */
function isTar(head: Uint8Array): boolean {
  if (head.length < signatureBytes || head[0] === 0) return false;
  return textAt(head, 257, 5) === "ustar" || Number.parseInt(textAt(head, 148, 8), 8) === checksumOf(head);
}

function checksumOf(header: Uint8Array): number {
  let sum = 8 * 0x20;
  for (let i = 0; i < signatureBytes; i++) if (i < 148 || i >= 156) sum += header[i] as number;
  return sum;
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
