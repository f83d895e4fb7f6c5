/** Bytes that are compared and kept in great numbers, as texts of one UTF-16 unit a byte. */

/** The text of bytes. */
export function bytesText(bytes: Uint8Array): string {
  if (bytes.length < 4096) return String.fromCharCode(...bytes);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

// oxlint-disable-next-line no-control-regex -- every unit of ASCII is its own byte
const ascii = /^[\u0000-\u007f]*$/;

/** The UTF-8 of a text. Most are ASCII, and so their own. */
export function utf8Text(text: string): string {
  return ascii.test(text) ? text : bytesText(new TextEncoder().encode(text));
}
